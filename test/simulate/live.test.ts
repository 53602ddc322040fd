import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommandLine } from '../../packages/gateway/src/command-line/run-command-line.js'
import { type LiveOrder, playLive } from '../../packages/gateway/src/simulate/live/play-live.js'
import type { Tally } from '../../packages/gateway/src/simulate/live/live-world.js'
import { useGateway } from '../support/gateway.js'
import { logIn } from '../support/rest.js'
import { until } from '../support/switchboard.js'

let gateway: Awaited<ReturnType<typeof useGateway>>

beforeAll(async () => {
  gateway = await useGateway()
})
afterAll(() => gateway.close())

interface Contact {
  readonly phase: string
  readonly score: number | null
}

/** How it stands, as it goes on; ends it when this holds. */
async function play(holds: (tally: Tally) => boolean, order: Partial<LiveOrder> = {}): Promise<Tally> {
  const stop = new AbortController()
  let tally: Tally | null = null
  const played = playLive({
    url: gateway.url,
    tenant: 'demo',
    rate: 300,
    agents: 2,
    seed: 5,
    pace: 100,
    durationMs: null,
    signal: stop.signal,
    onNews: (news) => (tally = news.tally),
    ...order,
  })
  let isOver = false
  void played.finally(() => (isOver = true)).catch(() => {})
  await until('enough has happened', () => isOver || (tally !== null && holds(tally)))
  stop.abort()
  return played
}

test(
  'visitors write and agents answer, wrap up and are rated over real sockets; in the end nothing is left open',
  { timeout: 180_000 },
  async () => {
    const tally = await play(({ rated, ended }) => rated >= 1 && ended >= 3)
    expect(tally).toMatchObject({ refused: 0 })
    expect(tally.answered).toBeGreaterThanOrEqual(1)
    expect(tally.ended).toBe(tally.came)
    const supervisor = await logIn(gateway.url, 'supervisor')
    const listed = async (): Promise<readonly Contact[]> =>
      (await supervisor.get<{ contacts: readonly Contact[] }>('/api/v1/contacts?limit=100')).contacts
    await expect
      .poll(async () => (await listed()).filter(({ phase }) => phase !== 'closed'), { timeout: 70_000 })
      .toEqual([])
    expect((await listed()).length).toBe(Math.min(100, tally.came))
  },
)

test('it ends by itself when its time is up', async () => {
  const tally = await play(() => false, { durationMs: 300 })
  expect(tally.came).toBeGreaterThan(0)
  expect(tally.ended).toBe(tally.came)
})

test('where it cannot be played, one sentence says why', async () => {
  const said: string[] = []
  const run = (...line: string[]): Promise<number> =>
    runCommandLine(['simulate', '--live', ...line], {
      environment: {},
      terminal: { say: (words) => said.push(words), warn: (words) => said.push(words) },
    })
  expect(await run('--url', gateway.url, '--tenant', 'nobody')).toBe(1)
  expect(await run('--url', 'http://127.0.0.1:9')).toBe(1)
  expect(await run('--url', 'ftp://here')).toBe(1)
  expect(await run('--contacts', '5')).toBe(1)
  expect(await run('--duration', 'long')).toBe(1)
  expect(await run('--rate', '0')).toBe(1)
  expect(said).toEqual([
    expect.stringMatching(/^Nobody is let in at .* live traffic is for a demo alone\.$/),
    'No gateway answers at http://127.0.0.1:9: start one with npm start, or say with --url where it is.',
    '--url is an address such as http://127.0.0.1:4000, not ftp://here.',
    '--contacts is for a past, not for --live.',
    '--duration is a time such as 90s, 10m or 2h, not long.',
    '--rate is a whole number from 1 to 600, not 0.',
  ])
})
