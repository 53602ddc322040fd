import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { logIn, post } from '../../../../test/support/rest.js'
import { TestSocket, newId, staffSocket, visitorToken } from '../../../../test/support/socket.js'
import { until } from '../../../../test/support/switchboard.js'

let gateway: Awaited<ReturnType<typeof useGateway>>
let database: Client

beforeAll(async () => {
  gateway = await useGateway()
  database = new Client(gateway.databaseUrl)
  await database.connect()
})
afterAll(async () => {
  await database.end()
  await gateway.close()
})

const ask = async (site: string): Promise<Record<string, unknown>> => {
  const response = await post(gateway.url, '/api/v1/visitor-tokens', { site }, { origin: gateway.url })
  return ((await response.json()) as { queue: Record<string, unknown> }).queue
}

async function start(site = 'demo-site'): Promise<{ visitor: TestSocket; contact: string }> {
  const { token } = await visitorToken(gateway.url, site)
  const visitor = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const contact = newId()
  await visitor.ask({ t: 'start', stream: contact, text: 'Hello' })
  return { visitor, contact }
}

const lastPlace = (socket: TestSocket) => socket.frames.findLast((frame) => frame.t === 'place')
const placeOf = (socket: TestSocket, place: number) =>
  until(`place ${place}`, () => (lastPlace(socket)?.place === place ? lastPlace(socket) : undefined))

test('visitors learn their places in line, and that they move up when one leaves; nobody learns of another queue', async () => {
  const first = await start()
  const second = await start()
  const other = await start('other-site')
  expect(await placeOf(first.visitor, 1)).toEqual({
    t: 'place',
    stream: first.contact,
    place: 1,
    about: false,
    wait: null,
  })
  expect(await placeOf(second.visitor, 2)).toMatchObject({ stream: second.contact, about: false })
  expect(await placeOf(other.visitor, 1)).toMatchObject({ stream: other.contact })
  await first.visitor.ask({ t: 'end', stream: first.contact })
  await placeOf(second.visitor, 1)
  for (const { visitor, contact } of [first, second, other])
    expect(visitor.frames.filter((frame) => frame.t === 'place' && frame.stream !== contact)).toEqual([])
  await second.visitor.ask({ t: 'end', stream: second.contact })
  await other.visitor.ask({ t: 'end', stream: other.contact })
})

test('who comes is told whether somebody is there, the hours, and how long others have waited lately', async () => {
  expect(await ask('demo-site')).toEqual({ openings: null, staffed: false, wait: null })
  const agent = await logIn(gateway.url, 'agent')
  const desk = await staffSocket(gateway.url, agent)
  await desk.ask({ t: 'presence', stream: desk.welcome?.me.id ?? '', presence: 'available' })

  const { rows } = await database.query<{ tenant: number; queue: string }>(
    "SELECT tenant, queue FROM sites WHERE key = 'demo-site'",
  )
  const { tenant, queue } = rows[0]!
  for (const wait of [40_000, 10_000, 30_000, 20_000, 50_000])
    await answered({ tenant, queue, wait, ago: 60_000 })
  await answered({ tenant, queue, wait: 9_000_000, ago: 1_900_000 })
  await answered({ tenant, queue: randomUUID(), wait: 9_000_000, ago: 60_000 })
  await database.query(
    `INSERT INTO queue_rules (queue, tenant, rules) VALUES ($1, $2, $3)
     ON CONFLICT (queue) DO UPDATE SET rules = excluded.rules`,
    [queue, tenant, { hours: { zone: 'Asia/Ho_Chi_Minh', weekly: [], holidays: [] } }],
  )
  // What was answered before is given again for a few seconds.
  await expect
    .poll(() => ask('demo-site'), { timeout: 15_000, interval: 500 })
    .toEqual({
      openings: { open: false, today: [], nextAt: null },
      staffed: true,
      wait: { lowMs: 20_000, highMs: 40_000 },
    })
  expect(await ask('other-site')).toEqual({ openings: null, staffed: false, wait: null })
  desk.terminate()
})

/** A contact that waited so long, and was accepted so long ago, as the log keeps it. */
async function answered(past: { tenant: number; queue: string; wait: number; ago: number }): Promise<void> {
  const stream = randomUUID()
  const at = Date.now() - past.ago
  const facts = [
    [1, at - past.wait, 'contact_started', { queue: past.queue }],
    [2, at, 'offer_accepted', {}],
  ] as const
  for (const [seq, when, type, body] of facts)
    await database.query(
      'INSERT INTO facts (stream, seq, vseq, at, tenant, v, type, body) VALUES ($1, $2, $2, $3, $4, 1, $5, $6)',
      [stream, seq, when, past.tenant, type, body],
    )
}
