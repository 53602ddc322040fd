import { existsSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findLivekitProgram } from '../../packages/gateway/src/engines/livekit-program.js'
import { type OwnLivekit, startOwnLivekit } from '../../packages/gateway/src/engines/own-livekit.js'
import { readVoice } from '../../packages/gateway/src/voice/voice-config.js'
import { useDatabase } from '../support/postgres.ts'
import { type RawFact, referenceOf } from '../support/reference.ts'
import { type Staff, letRing, logIn, recordCalls } from '../support/rest.ts'
import { type Switchboard, freePort, newFolder, startSwitchboard, until } from '../support/switchboard.ts'
import { hasLivekit, hasRecorder, livekitEnvironment } from './livekit.ts'
import { type Person, goOnDuty, newPerson } from './people.ts'

const key = { apiKey: 'killed', apiSecret: 'a secret that only this test uses, long enough' }
const program = findLivekitProgram(readVoice(livekitEnvironment, []).programs)

describe.each([
  { plane: 'p2p', runs: true, records: false },
  { plane: 'livekit', runs: hasLivekit, records: hasRecorder },
])('over $plane', ({ plane, runs, records }) => {
  let database: Awaited<ReturnType<typeof useDatabase>>
  let server: OwnLivekit | null = null
  let gateway: Switchboard
  let visitor: Person
  let agent: Person
  const voiceFolder = newFolder()

  beforeAll(async () => {
    if (!runs) return
    database = await useDatabase()
    const port = await freePort()
    const environment: Record<string, string> = { DATABASE_URL: database.url, ...withoutLivekit(voiceFolder) }
    if (plane === 'livekit' && program !== null) {
      const webhook = `http://127.0.0.1:${port}/livekit/webhook`
      server = await startOwnLivekit({ program, folder: voiceFolder, webhook, ...key })
      environment['LIVEKIT_URL'] = server.url
      environment['LIVEKIT_API_KEY'] = key.apiKey
      environment['LIVEKIT_API_SECRET'] = key.apiSecret
    }
    restart = async (folder) => {
      gateway = await startSwitchboard({ port, environment, ...(folder && { folder }) })
    }
    await restart()
    await letRing(gateway.url)
    ;[visitor, agent] = await Promise.all([
      newPerson(`${gateway.url}/`, 440),
      newPerson(`${gateway.url}/console/`, 880),
    ])
  })
  let restart: (folder?: string) => Promise<void>
  afterAll(async () => {
    if (!runs) return
    await Promise.all([visitor.leave(), agent.leave()])
    await gateway.stop()
    await server?.close()
    await database.drop()
    rmSync(voiceFolder, { recursive: true, force: true })
  })

  test.skipIf(!runs)(
    'a gateway that is killed in mid-call and started again has lost nothing of it: the call goes on, is one segment, and its times are right',
    async () => {
      const admin = await logIn(gateway.url, 'admin')
      if (records) await recordCalls(admin)
      await goOnDuty(agent, 'agent')
      const desk = agent.page
      const panel = visitor.page.getByRole('dialog')
      await visitor.page
        .getByRole('button', { name: /^Write to us/ })
        .first()
        .click()
      await panel.getByRole('button', { name: /^Back/ }).click()
      await panel.getByRole('button', { name: /^Call us/ }).click()
      if (records) await panel.getByRole('button', { name: 'Yes, record it' }).click()
      const offer = desk.getByRole('alertdialog', { name: /^Incoming call/ })
      await panel.getByText('Nobody hears you yet.').waitFor()
      const beforeAnswer = Date.now()
      await offer.getByRole('button', { name: /^Answer/ }).click()
      await visitor.hears(880)
      await agent.hears(440)
      const talking = Date.now()
      if (records) await desk.getByRole('button', { name: 'Pause recording' }).waitFor()

      await gateway.kill('SIGKILL')
      await visitor.hears(880)
      await agent.hears(440)
      await restart(gateway.folder)
      await visitor.hears(880)
      await agent.hears(440)
      // What needs the gateway works on, in the same call.
      await desk.getByRole('button', { name: /^Hold/ }).click()
      // Pages look for a gateway that was away for long at growing distances.
      await panel.getByText('You are on hold').waitFor({ timeout: 60_000 })
      await visitor.hears(0)
      await desk.getByRole('button', { name: /^Resume/ }).click()
      await visitor.hears(880)
      await agent.hears(440)
      if (records) await desk.getByRole('button', { name: 'Pause recording' }).waitFor()

      const beforeEnd = Date.now()
      await desk.getByRole('button', { name: /^End/ }).click()
      await desk
        .getByRole('radiogroup', { name: /^Disposition/ })
        .getByRole('radio')
        .first()
        .check()
      await desk.getByRole('button', { name: /^Finish/ }).click()

      const supervisor = await logIn(gateway.url, 'supervisor')
      const analyst = await logIn(gateway.url, 'analyst')
      const { contact, facts } = await until('the call is wrapped up', () =>
        factsOfTheCall(supervisor, analyst),
      )
      const types = facts.map(({ type }) => type)
      expect(types.filter((type) => type === 'offer_accepted')).toHaveLength(1)
      expect(types.filter((type) => type === 'contact_ended')).toHaveLength(1)
      expect(types).not.toContain('contact_requeued')
      const { talkMs, holdMs, handleMs } = referenceOf(facts)
      expect(talkMs + holdMs).toBeGreaterThanOrEqual(beforeEnd - talking)
      expect(talkMs + holdMs).toBeLessThanOrEqual(Date.now() - beforeAnswer)
      expect(await until('it is counted', () => handleTimeOf(analyst))).toMatchObject({
        n: 1,
        value: handleMs,
      })
      if (records) await bothPartsAreKept(supervisor, contact)
    },
    300_000,
  )

  /** What was recorded until the gateway died, and what was from then on. */
  async function bothPartsAreKept(supervisor: Staff, contact: string): Promise<void> {
    const recordings = await until('both parts are kept', async () => {
      const { recordings: list } = await supervisor.get<{ recordings: { ms: number }[] }>(
        `/api/v1/contacts/${contact}/recordings`,
      )
      return list.length === 2 ? list : null
    })
    for (const { ms } of recordings) expect(ms).toBeGreaterThan(0)
    expect(gateway.output()).toContain('a call that was to be recorded is not (broken)')
  }
})

/** Where a gateway finds no voice server but the one that it is told of. */
function withoutLivekit(cache: string): Record<string, string> {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return {
    PATH: folders.filter((folder) => !existsSync(join(folder, 'livekit-server'))).join(delimiter),
    XDG_CACHE_HOME: cache,
  }
}

async function factsOfTheCall(
  supervisor: Staff,
  analyst: Staff,
): Promise<{ readonly contact: string; readonly facts: readonly RawFact[] } | null> {
  const { contacts } = await supervisor.get<{ contacts: { id: string }[] }>('/api/v1/contacts')
  const contact = contacts[0]?.id
  if (contact === undefined) return null
  const { facts } = await analyst.get<{ facts: RawFact[] }>(`/api/v1/facts?stream=${contact}`)
  return facts.some(({ type }) => type === 'wrap_up_ended') ? { contact, facts } : null
}

async function handleTimeOf(analyst: Staff): Promise<{ readonly n: number; readonly value: number } | null> {
  const query = new URLSearchParams({
    metric: 'handle_time',
    from: String(Date.now() - 3_600_000),
    to: String(Date.now() + 60_000),
    tz: 'UTC',
    interval: 'range',
  })
  const { rows } = await analyst.get<{ rows: { n: number; value: number | null }[] }>(
    `/api/v1/metrics?${query}`,
  )
  const [row] = rows
  return row === undefined || row.value === null ? null : { n: row.n, value: row.value }
}
