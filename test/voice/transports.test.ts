import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findLivekitProgram } from '../../packages/gateway/src/engines/livekit-program.js'
import { createCallRooms } from '../../packages/gateway/src/voice/call-rooms.js'
import { createChosenPlane } from '../../packages/gateway/src/voice/chosen-plane.js'
import { createP2pPlane } from '../../packages/gateway/src/voice/p2p-plane.js'
import { readVoice } from '../../packages/gateway/src/voice/voice-config.js'
import { openVoiceServer } from '../../packages/gateway/src/voice/voice-server.js'
import { useDatabase } from '../support/postgres.ts'
import { until } from '../support/switchboard.ts'
import { type TwoEnds, openTwoEnds } from './two-ends.ts'
import { type VoicePages, serveVoicePages } from './voice-page.ts'

const voice = readVoice(process.env, [])
/** Ends that join in a row: `JOINS=200` for a proof. */
const joins = Number(process.env['JOINS'] ?? 6)
const hasServer = findLivekitProgram(voice.programs) !== null
if (!hasServer) console.log('skipped: no livekit-server, no Go ≥ 1.26')

let pages: VoicePages
let database: Awaited<ReturnType<typeof useDatabase>>
let pool: Pool
beforeAll(async () => {
  pages = await serveVoicePages()
  database = await useDatabase()
  pool = new Pool({ connectionString: database.url })
})
afterAll(async () => {
  await pages.close()
  await pool.end()
  await database.drop()
})

describe.each([
  { plane: 'p2p', runs: true },
  { plane: 'livekit', runs: hasServer },
])('over $plane', ({ plane, runs }) => {
  let ends: TwoEnds
  let server: ReturnType<typeof openVoiceServer> | undefined
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-voice-'))

  beforeAll(async () => {
    if (!runs) return
    server = openVoiceServer({
      voice: plane === 'p2p' ? { ...voice, programs: { path: [], cache: null } } : voice,
      folder,
      secret: 'a secret of the tests, which is long enough',
      webhook: 'http://127.0.0.1:9/',
      alone: true,
    })
    const rooms = createCallRooms(pool)
    const p2p = createP2pPlane({ direct: true, turn: null }, () => Date.now())
    const chosen = createChosenPlane({
      rooms,
      server,
      p2p,
      report: (what, error) => console.error(what, error),
    })
    ends = await openTwoEnds(pages.url, chosen)
    await ends.ring()
  })
  afterAll(async () => {
    if (runs) await ends.close()
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test.runIf(runs)('nothing is heard before the agent accepts, then each hears the other', async () => {
    const { visitor, agent } = ends
    expect(await visitor.page.evaluate(() => window.call().view)).toMatchObject({ plane, connectedAt: null })
    await visitor.hears(0)
    await ends.accept()
    await visitor.hears(880)
    await agent.hears(440)
    await until('the first sound is noted', () => visitor.page.evaluate(() => window.call().view.heardAt))
  })

  test.runIf(runs)('who is muted is not heard, and hears', async () => {
    const { visitor, agent } = ends
    await agent.page.evaluate(() => window.call().mute(true))
    await visitor.hears(0)
    await agent.hears(440)
    await agent.page.evaluate(() => window.call().mute(false))
    await visitor.hears(880)
  })

  test.runIf(runs)('on hold neither is heard, and both are again', async () => {
    const { visitor, agent } = ends
    for (const { page } of [visitor, agent]) await page.evaluate(() => window.call().hold(true))
    await visitor.hears(0)
    await agent.hears(0)
    for (const { page } of [visitor, agent]) await page.evaluate(() => window.call().hold(false))
    await visitor.hears(880)
    await agent.hears(440)
  })

  test.runIf(runs)('keys that are pressed reach the other end', async () => {
    const { visitor, agent } = ends
    await visitor.page.evaluate(() => {
      for (const key of ['1', '#', 'x']) window.call().press(key)
    })
    await until('they are there', () => agent.page.evaluate(() => window.digits().length === 2))
    expect(await agent.page.evaluate(() => window.digits())).toEqual(['1', '#'])
  })

  test.runIf(runs)('what is received can be judged', async () => {
    const sample = await until('there is a sample', () =>
      ends.visitor.page.evaluate(() => window.call().stats()),
    )
    expect(sample.packetsReceived).toBeGreaterThan(0)
  })

  test.runIf(runs)('another microphone is heard in the same call', async () => {
    await ends.agent.page.evaluate(() => window.otherMicrophone())
    await ends.visitor.hears(1_320)
  })

  test.runIf(runs)('after a reload of either page the call goes on', async () => {
    const { visitor, agent } = ends
    await agent.reload()
    await visitor.hears(880)
    await agent.hears(440)
    await visitor.reload()
    await visitor.hears(880)
    await agent.hears(440)
  })

  test.runIf(runs)('without the gateway, and without a network for its page, the call goes on', async () => {
    const { visitor, agent } = ends
    for (const end of [visitor, agent]) end.loseGateway()
    await visitor.page.context().setOffline(true)
    await visitor.hears(880)
    await agent.hears(440)
    await visitor.page.context().setOffline(false)
    for (const end of [visitor, agent]) await end.findGateway()
    await visitor.hears(880)
    await agent.hears(440)
  })

  if (plane === 'livekit')
    test.runIf(runs)('a publish that fails is tried once more on a fresh connection', async () => {
      const { visitor, agent } = ends
      await visitor.page.evaluate(() => {
        const add = RTCPeerConnection.prototype.addTransceiver
        RTCPeerConnection.prototype.addTransceiver = function (...given) {
          if (typeof given[0] === 'string') return add.apply(this, given)
          RTCPeerConnection.prototype.addTransceiver = add
          window.failed = true
          throw new DOMException('No.', 'OperationError')
        }
      })
      await ends.ring()
      await ends.accept()
      await agent.hears(440)
      await visitor.hears(880)
      expect(await visitor.page.evaluate(() => window.failed)).toBe(true)
    })

  if (plane === 'livekit')
    test.runIf(runs)(
      'a voice server that was killed is started again, and both meet again in the same call',
      { timeout: 60_000 },
      async () => {
        const { pid } = JSON.parse(readFileSync(join(folder, 'livekit.json'), 'utf8')) as { pid: number }
        process.kill(pid, 'SIGKILL')
        await until('both have noticed', async () => {
          const views = [ends.visitor, ends.agent].map(({ page }) =>
            page.evaluate(() => window.call().view.media),
          )
          return (await Promise.all(views)).every((media) => media === 'reconnecting')
        })
        await ends.visitor.hears(880)
        await ends.agent.hears(440)
      },
    )

  test.runIf(runs)('calls one after the other: no end fails to join', { timeout: 900_000 }, async () => {
    for (let joined = 0; joined < joins; joined += 2) {
      await ends.ring()
      await ends.accept()
      for (const { page } of [ends.visitor, ends.agent])
        await until('sound has come', () => page.evaluate(() => window.call().view.heardAt), 10_000)
    }
  })
})
