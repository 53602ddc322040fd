import { columnsOf, evolve, factVersions, upcast } from '@switchboard/domain'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import { seedDemo } from '../../packages/gateway/src/demo/seed.js'
import { knownCodes } from '../../packages/gateway/src/log/meaning.js'
import { headAsJson } from '../../packages/gateway/src/log/rows.js'
import type { Head } from '../../packages/gateway/src/log/log.js'
import { readFacts, storedOf } from '../../packages/gateway/src/shipper/stream-facts.js'
import { type PastOrder, playPast } from '../../packages/gateway/src/simulate/play-past.js'
import type { Simulation } from '../../packages/gateway/src/simulate/simulations.js'
import { useDatabase } from '../support/postgres.js'

let database: Awaited<ReturnType<typeof useDatabase>>
let pool: Pool
let order: PastOrder
let done: Simulation
const seen: Simulation[] = []
const signal = new AbortController().signal
const brands = [
  {
    name: 'Northern Bikes',
    sites: [
      { name: 'Northern Bikes shop', queue: 'Orders' },
      { name: 'Northern Bikes workshop', queue: 'Repairs' },
    ],
  },
]

beforeAll(async () => {
  database = await useDatabase()
  pool = openPool({ connectionString: database.url })
  await seedDemo(pool, [])
  const { rows } = await pool.query<{ id: number }>("SELECT id FROM tenants WHERE key = 'demo'")
  order = {
    tenant: rows[0]?.id ?? 0,
    seed: 7,
    days: 4,
    contacts: 900,
    additions: { people: 12, password: null, brands },
  }
  done = await play(order)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

function play(asked: PastOrder, on: AbortSignal = signal): Promise<Simulation> {
  return playPast({ pool, signal: on, isShipped: false, onDay: (one) => seen.push(one) }, asked)
}

test('as many contacts as were asked for are in the log, all closed, none later than it was asked for', async () => {
  expect(done).toMatchObject({ played: 900, day: 5 })
  const { rows } = await pool.query<{ phase: string; n: number; last: number }>(
    "SELECT phase, count(*) AS n, max(last_at) AS last FROM streams WHERE kind = 'contact' GROUP BY 1",
  )
  expect(rows).toMatchObject([{ phase: 'closed', n: 900 }])
  expect(rows[0]?.last).toBeLessThan(done.until)
  expect(seen.map(({ day }) => day)).toEqual([1, 2, 3, 4, 5])
})

test('every head is what a replay of its facts gives, and holds their counters and codes', async () => {
  const { rows } = await pool.query<{ head: Head }>(
    `SELECT ${headAsJson('s')} AS head FROM streams s WHERE kind = 'agent' OR hashtext(id::text) % 5 = 0`,
  )
  const meaning = { evolve, columnsOf, upcast, versions: factVersions }
  const parts = rows.map(({ head }) => ({ stream: head.id, after: 0, to: head.seq + 1 }))
  const facts = await readFacts(pool, parts)
  expect(rows.length).toBeGreaterThan(100)
  for (const { head } of rows) {
    const own = facts.get(head.id) ?? []
    let state: unknown = null
    for (const fact of own) state = evolve(head.kind, state, storedOf(fact))
    expect(head.state, head.id).toEqual(JSON.parse(JSON.stringify(state)))
    expect(own.map(({ seq }) => seq)).toEqual(own.map((_, place) => place + 1))
    expect(head).toMatchObject({ seq: own.length, lastAt: own.at(-1)?.at, ...columnsOf(head.kind, state) })
    expect(head.vseq).toBe(own.filter(({ vseq }) => vseq !== null).length)
    const times = own.map(({ at }) => at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(head.codes.every((code) => knownCodes(meaning).has(code))).toBe(true)
  }
})

test('every fact is on its way to the reporting store, every message has its words, and no deadline is left', async () => {
  expect(await count('SELECT count(*) AS n FROM unshipped')).toBe(0)
  expect(
    await count(
      'SELECT count(DISTINCT t) AS n FROM batches, unnest(streams, seqs) AS t(stream, seq) JOIN facts USING (stream, seq) WHERE past',
    ),
  ).toBe(done.facts)
  expect(await count('SELECT count(*) AS n FROM facts')).toBe(done.facts)
  expect(await count('SELECT count(*) AS n FROM deadlines')).toBe(0)
  expect(
    await count(
      "SELECT count(*) AS n FROM facts f LEFT JOIN content c USING (stream, seq) WHERE f.type = 'message_sent' AND c.body IS NULL",
    ),
  ).toBe(0)
})

test('it looks like a centre: most are answered in time, some leave, some are passed on, missed, held and rated', async () => {
  const { rows } = await pool.query<{ type: string; n: number }>(
    'SELECT type, count(*) AS n FROM facts GROUP BY 1',
  )
  const n = Object.fromEntries(rows.map((row) => [row.type, row.n]))
  const { rows: left } = await pool.query<{ n: number }>(
    `SELECT count(*) AS n FROM facts WHERE type = 'contact_ended' AND body ->> 'during' IN ('queued', 'offered')`,
  )
  expect((left[0]?.n ?? 0) / 900).toBeGreaterThan(0.01)
  expect((left[0]?.n ?? 0) / 900).toBeLessThan(0.2)
  for (const type of [
    'contact_transferred',
    'offer_expired',
    'offer_declined',
    'contact_held',
    'contact_rated',
    'presence_planned',
    'call_connected',
    'call_measured',
  ])
    expect(n[type], type).toBeGreaterThan(0)
})

test('a past that was played is not played again, whatever is asked for', async () => {
  const before = await pool.query('SELECT count(*) FROM facts')
  expect(await play({ ...order, contacts: 5_000 })).toEqual(done)
  expect((await pool.query('SELECT count(*) FROM facts')).rows).toEqual(before.rows)
})

test('one that was interrupted goes on with the next day, and comes to the same', async () => {
  const { rows } = await pool.query<{ id: number }>("SELECT id FROM tenants WHERE key = 'other'")
  const other = {
    ...order,
    tenant: rows[0]?.id ?? 0,
    contacts: 200,
    days: 3,
    additions: { ...order.additions, people: 5, brands: [] },
  }
  const stop = new AbortController()
  const half = await playPast(
    { pool, signal: stop.signal, isShipped: false, onDay: ({ day }) => day === 2 && stop.abort() },
    other,
  )
  expect(half).toMatchObject({ day: 2, doneAt: null })
  const both = await Promise.all([play(other), play(other)])
  expect(both.map(({ day, played }) => [day, played])).toEqual([
    [4, 200],
    [4, 200],
  ])
  const { rows: contacts } = await pool.query<{ n: number }>(
    "SELECT count(*) AS n FROM streams WHERE kind = 'contact' AND tenant = $1 AND phase = 'closed'",
    [other.tenant],
  )
  expect(contacts[0]?.n).toBe(200)
})

async function count(text: string): Promise<number> {
  return (await pool.query<{ n: number }>(text)).rows[0]?.n ?? 0
}
