import { createServer, connect, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { openAnalytics, type Analytics, type TenantSpan } from '@switchboard/analytics'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import { auditDay } from '../../packages/gateway/src/shipper/audit-day.js'
import { alarmsOf, readLag } from '../../packages/gateway/src/shipper/lag.js'
import { replayDay, resumeReplays } from '../../packages/gateway/src/shipper/replay-day.js'
import { startShipper, type Shipper } from '../../packages/gateway/src/shipper/start-shipper.js'
import { useDatabase } from '../support/postgres.js'
import { difference, expected, oneOfEachGrain, openAsker } from './across.js'
import { until, useStore, type TestStore } from './engine.js'
import { factsOf, randomHistory, type History } from './histories.js'
import { allShipped, commitHistory, countRows } from './log.js'

const start = Date.UTC(2026, 9, 24)
const dayMs = 86_400_000
let store: TestStore
let database: Awaited<ReturnType<typeof useDatabase>>
let pool: Pool
let tenant = 0
const shippers: Shipper[] = []
beforeAll(async () => {
  store = await useStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  database = await useDatabase()
  pool = openPool({ connectionString: database.url })
  tenant += 1
})
afterEach(async () => {
  await Promise.all(shippers.splice(0).map((shipper) => shipper.close()))
  await pool.end()
  await database.drop()
})

test('an audit of what was shipped finds nothing, a spoilt store is found row by row, and a replay repairs it', async () => {
  const history = aHistory(1)
  await shipAll(history)
  const span = aDay(1)
  const clean = await auditDay({ pool, analytics: store.analytics }, span)
  expect(clean.differences).toEqual([])
  expect(clean.rows).toBeGreaterThan(100)

  const lost = await spoil(`DELETE FROM segment WHERE ${within('accepted_at', span)}`, 'segment')
  await spoil(
    `INSERT INTO visit SELECT * REPLACE (version + 1 AS version, 'abandoned' AS outcome) FROM visit FINAL
     WHERE ${within('entered_at', span)} AND exited_at IS NOT NULL LIMIT 3`,
    'visit',
  )
  await spoil(
    `INSERT INTO work SELECT * REPLACE (generateUUIDv4() AS segment_id) FROM work FINAL WHERE ${within('started_at', span)} LIMIT 2`,
    'work',
  )
  const audit = await auditDay({ pool, analytics: store.analytics }, span)
  const kinds = audit.differences.map(({ table, kind }) => `${kind} ${table}`).toSorted()
  expect(kinds).toEqual([
    ...Array.from({ length: 3 }, () => 'different visit'),
    ...Array.from({ length: 2 }, () => 'extra work'),
    ...Array.from({ length: lost }, () => 'missing segment'),
  ])
  expect(lost).toBeGreaterThan(0)
  expect(alarmsOf({ ...(await readLag(pool)), fault: null })).toEqual([
    `${kinds.length} rows are not what the log says; replay their days`,
  ])
  // Only the day asked for is touched.
  expect((await auditDay({ pool, analytics: store.analytics }, aDay(0))).differences).toEqual([])

  const replay = await replayDay({ pool, analytics: store.analytics }, span)
  expect(replay).toEqual({ rows: clean.rows, unfoldable: [], rejects: [] })
  expect((await auditDay({ pool, analytics: store.analytics }, span)).differences).toEqual([])
  expect(alarmsOf({ ...(await readLag(pool)), fault: null })).toEqual([])
  await expectReference([history])
})

test('a replay that is interrupted after the removal is carried on, and meanwhile somebody is told', async () => {
  const history = aHistory(2)
  await shipAll(history)
  const away: Pick<Analytics, 'insert' | 'remove'> = {
    remove: (span) => store.analytics.remove(span),
    insert: () => Promise.reject(new Error('connection refused')),
  }
  await expect(replayDay({ pool, analytics: away }, aDay(1))).rejects.toThrow('connection refused')
  expect(alarmsOf({ ...(await readLag(pool)), fault: null })).toHaveLength(1)
  await resumeReplays({ pool, analytics: store.analytics })
  expect(await readLag(pool)).toMatchObject({ replays: 0 })
  await expectReference([history])
})

test('days replayed while facts are shipped lose and double nothing, and what is under way is no difference', async () => {
  const histories = [aHistory(3), aHistory(4, false)]
  const [first, second] = histories
  if (!first || !second) throw new Error('no histories')
  await commitHistory(pool, first)
  const before = await auditDay({ pool, analytics: store.analytics }, aDay(1))
  expect(before.differences).toEqual([]) // nothing is shipped yet, and all of it is marked
  ship(store.analytics)
  const committing = commitHistory(pool, second)
  for (let turn = 0; turn < 2; turn++)
    for (const no of [0, 1, 2]) await replayDay({ pool, analytics: store.analytics }, aDay(no))
  await committing
  await until('all is shipped', () => allShipped(pool))
  await expectReference([{ tenant, streams: new Map(histories.flatMap(({ streams }) => [...streams])) }])
})

test('a long stream of an agent is never read whole: checkpoints carry every batch, and a replay of a day in its middle', async () => {
  const { agent, facts } = aLongStream()
  const history = { tenant, streams: new Map([[agent, facts]]) }
  ship(store.analytics)
  for (let from = 0; from < facts.length; from += 400) {
    await commitHistory(pool, { tenant, streams: new Map([[agent, facts.slice(from, from + 400)]]) })
    await until('all is shipped', () => allShipped(pool))
    // Whoever read the stream from its first fact on would not get past it.
    await pool.query('UPDATE facts SET v = 99 WHERE seq = 1')
  }
  expect(await countRows(pool, 'agent_checkpoints')).toBeGreaterThanOrEqual(3)
  expect(await countRows(pool, 'parked_facts')).toBe(0)
  await expectReference([history])
  const middle = { tenant, from: facts[600]?.at ?? 0, to: facts[900]?.at ?? 0 }
  await replayDay({ pool, analytics: store.analytics }, middle)
  expect((await auditDay({ pool, analytics: store.analytics }, middle)).differences).toEqual([])
  await expectReference([history])
})

test('an engine that cannot be reached for long, and is back: facts wait by the thousand, somebody is told, and all of it arrives', async () => {
  const line = await openLine(Number(new URL(store.url).port))
  const url = new URL(store.url)
  url.port = String(line.port)
  const analytics = openAnalytics({ url: url.href })
  await line.cut()
  const notices: string[] = []
  const shipper = ship(analytics, (notice) => notices.push(notice))
  const histories = [aHistory(5, true, 150), aHistory(6, false, 150)]
  for (const history of histories) await commitHistory(pool, history)
  const facts = histories.flatMap(factsOf).length
  await until('the fault is seen', async () => ((await shipper.lag()).fault === null ? null : true))
  expect(await shipper.lag()).toMatchObject({ facts, parked: 0 })
  expect(alarmsOf(await shipper.lag())).toEqual([
    expect.stringMatching(
      new RegExp(`^${facts} facts wait for the analytics engine, the oldest for \\d+ s \\(`),
    ) as unknown,
  ])
  await line.mend()
  await until('all is shipped', () => allShipped(pool))
  await until('the fault is over', async () => ((await shipper.lag()).fault === null ? true : null))
  expect(alarmsOf(await shipper.lag())).toEqual([])
  expect(notices).toHaveLength(2)
  await expectReference([{ tenant, streams: new Map(histories.flatMap(({ streams }) => [...streams])) }])
  await shipper.close()
  await analytics.close()
  await line.cut()
})

function nobodyRings(): () => void {
  return () => undefined
}

function ship(analytics: Pick<Analytics, 'insert'>, onNotice?: (notice: string) => void): Shipper {
  const shipper = startShipper({ pool, onRing: nobodyRings, analytics, ...(onNotice ? { onNotice } : {}) })
  shippers.push(shipper)
  return shipper
}

async function shipAll(history: History): Promise<void> {
  await commitHistory(pool, history)
  ship(store.analytics)
  await until('all is shipped', () => allShipped(pool))
}

function aHistory(seed: number, agents = true, contacts = 30): History {
  return randomHistory(4_000 + seed, { tenant, from: start, days: 3, contacts, agents })
}

/** One agent who lives through many random lives, one after the other. */
function aLongStream(): { agent: string; facts: ReturnType<typeof factsOf> } {
  const lives = Array.from({ length: 40 }, (_, index) => {
    const from = start + index * 3 * dayMs
    const { streams } = randomHistory(5_000 + index, { tenant, from, days: 1, contacts: 0 })
    return [...streams.values()][0] ?? []
  })
  const agent = lives[0]?.[0]?.stream ?? ''
  const facts: ReturnType<typeof factsOf>[number][] = []
  for (const life of lives) {
    const last = facts.at(-1)
    // Each life begins with a presence from offline and free of work: whoever was at work stays so only within a life.
    const usable = last ? quietEnd(facts) : facts
    facts.length = 0
    facts.push(...usable, ...life)
  }
  let at = 0
  const ordered = facts.map((fact, index) => {
    at = Math.max(at, fact.at)
    return { ...fact, seq: index + 1, at }
  })
  return { agent, facts: ordered }
}

/** Facts up to the last one after which the agent has no work and is set to go offline; with that fact. */
function quietEnd(
  facts: readonly ReturnType<typeof factsOf>[number][],
): readonly ReturnType<typeof factsOf>[number][] {
  const open = new Map<string, true>()
  let quiet = 0
  let presence = 'offline'
  let presenceAt = 'offline'
  facts.forEach(({ fact }, index) => {
    if (fact.type === 'work_reserved') open.set(fact.body.contact, true)
    if (fact.type === 'work_released' || fact.type === 'work_ended') open.delete(fact.body.contact)
    if (fact.type === 'presence_changed') presence = fact.body.to
    if (open.size === 0) {
      quiet = index + 1
      presenceAt = presence
    }
  })
  const kept = facts.slice(0, quiet)
  const last = kept.at(-1)
  if (!last || presenceAt === 'offline') return kept
  const from = presenceAt as 'available'
  return [
    ...kept,
    { ...last, fact: { type: 'presence_changed', body: { from, to: 'offline', cause: 'chosen' } } },
  ]
}

function aDay(no: number): TenantSpan {
  return { tenant, from: start + no * dayMs, to: start + (no + 1) * dayMs }
}

function within(column: string, { from, to }: TenantSpan): string {
  return `tenant_id = ${tenant} AND ${column} >= fromUnixTimestamp64Milli(${from}) AND ${column} < fromUnixTimestamp64Milli(${to})`
}

/** Does something to the store behind everybody's back; returns by how many rows the table has shrunk. */
async function spoil(sql: string, table: string): Promise<number> {
  const before = await ask(`SELECT count() FROM ${table} FINAL`)
  await ask(sql)
  return Number(before) - Number(await ask(`SELECT count() FROM ${table} FINAL`))
}

async function ask(sql: string): Promise<string> {
  const url = new URL(store.url)
  const authorization = `Basic ${Buffer.from(`${url.username}:${url.password}`).toString('base64')}`
  const answer = await fetch(`${url.origin}/?database=switchboard`, {
    method: 'POST',
    body: sql,
    headers: { authorization },
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}

interface Line {
  readonly port: number
  /** Nobody gets through any more. */
  cut(): Promise<void>
  mend(): Promise<void>
}

/** A port of its own that leads to another, and can be cut. */
async function openLine(to: number): Promise<Line> {
  const sockets = new Set<Socket>()
  const through = (near: Socket): void => {
    const far = connect(to, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    }
    near.pipe(far).pipe(near)
  }
  let server: Server = createServer(through).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    port,
    async cut() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
    async mend() {
      server = createServer(through).listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
  }
}

async function expectReference(histories: readonly History[]): Promise<void> {
  const told = histories.map((history) => ({ ...history, facts: factsOf(history) }))
  const asker = openAsker(store.url)
  const range = { from: start - dayMs, to: start + 200 * dayMs, asOf: start + 250 * dayMs } as const
  for (const metric of oneOfEachGrain) {
    const question = {
      metric,
      query: { metric: metric.key, ...range, interval: 'range', tz: 'UTC' },
    } as const
    const found = await asker.ask(question, { from: tenant, to: tenant })
    expect(difference(found, expected(question, told)), metric.key).toBeNull()
  }
  await asker.close()
}
