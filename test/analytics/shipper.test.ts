import { randomUUID } from 'node:crypto'
import type { Analytics } from '@switchboard/analytics'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import type { Log, LoggedFact } from '../../packages/gateway/src/log/log.js'
import { startShipper, type Shipper } from '../../packages/gateway/src/shipper/start-shipper.js'
import { useDatabase } from '../support/postgres.js'
import { difference, expected, oneOfEachGrain, openAsker } from './across.js'
import { until, useStore, type TestStore } from './engine.js'
import { factsOf, randomHistory, type AnyFact, type History } from './histories.js'
import { allShipped, commitHistory, countRows, insertFacts } from './log.js'

let store: TestStore
let database: Awaited<ReturnType<typeof useDatabase>>
let pool: Pool
let tenant = 0
const shippers: Shipper[] = []
const listeners = new Set<(facts: readonly LoggedFact[]) => void>()

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

/** The part of the log that a shipper sees. */
const log: Pick<Log, 'onCommitted'> = {
  onCommitted(listener) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

test('committed facts reach the engine by themselves, each once', async () => {
  ship(store.analytics)
  const history = aHistory(1)
  await commit(history)
  await until('all is shipped', shipped)
  await expectReference([history])
  expect(await countStored('fact')).toBe(factsOf(history).length)
})

test('a batch whose acknowledgement is lost is sent again under the same name and counted once', async () => {
  const names: string[] = []
  ship({
    async insert(batch, rows) {
      const rejects = await store.analytics.insert(batch, rows)
      names.push(batch)
      if (names.length < 3) throw new Error('the connection was lost after the insert')
      return rejects
    },
  })
  const history = aHistory(2)
  await commit(history)
  await until('all is shipped', shipped)
  expect(names.length).toBeGreaterThanOrEqual(3)
  expect(new Set(names.slice(0, 3)).size).toBe(1)
  await expectReference([history])
})

test('while the engine is away facts wait, the lag says so, and then they arrive', async () => {
  let away = true
  const notices: string[] = []
  const shipper = ship(
    {
      insert: (batch, rows) =>
        away ? Promise.reject(new Error('connection refused')) : store.analytics.insert(batch, rows),
    },
    (notice) => notices.push(notice),
  )
  const history = aHistory(3)
  await commit(history)
  await until('the fault is seen', async () => ((await shipper.lag()).fault === null ? null : true))
  const lag = await shipper.lag()
  expect(lag).toMatchObject({ facts: factsOf(history).length, parked: 0, fault: 'connection refused' })
  expect(lag.ms).toBeGreaterThanOrEqual(0)
  away = false
  await until('all is shipped', shipped)
  expect(await shipper.lag()).toMatchObject({ facts: 0, ms: null, batches: 0, parked: 0, fault: null })
  expect(notices).toHaveLength(2)
  await expectReference([history])
})

test('a shipper that stops in the middle leaves its batch to the next one', async () => {
  const first = startShipper({
    pool,
    onRing: (listener) => log.onCommitted(listener),
    analytics: { insert: () => new Promise(() => undefined) },
  })
  const history = aHistory(4)
  await commit(history)
  await until('a batch is made', async () => ((await count('batches')) > 0 ? true : null))
  await pool.query('UPDATE leases SET until = 0') // as if its process were dead for a while
  ship(store.analytics)
  await until('all is shipped', shipped)
  await expectReference([history])
  void first // its insert never ends; it goes with the test's process
})

test('two shippers on one database ship everything, one at a time', async () => {
  let busy = 0
  let most = 0
  const counting: Pick<Analytics, 'insert'> = {
    async insert(batch, rows) {
      most = Math.max(most, ++busy)
      try {
        return await store.analytics.insert(batch, rows)
      } finally {
        busy--
      }
    },
  }
  ship(counting)
  ship(counting)
  const histories = [aHistory(5), aHistory(6, false)]
  for (const history of histories) await commit(history)
  await until('all is shipped', shipped)
  expect(most).toBe(1)
  await expectReference([{ tenant, streams: new Map(histories.flatMap(({ streams }) => [...streams])) }])
})

test('a fact of a newer version is put aside, the others go on, and it is tried again by the next holder of the lease', async () => {
  const shipper = ship(store.analytics)
  const history = aHistory(7)
  const [newer] = [...history.streams.keys()]
  await commit(history, (fact) => (fact.stream === newer && fact.seq === 1 ? 99 : 1))
  await until('the others are shipped', async () => ((await shipper.lag()).facts === 0 ? true : null))
  expect((await shipper.lag()).parked).toBe(history.streams.get(newer ?? '')?.length)
  await shipper.close()
  await pool.query('UPDATE facts SET v = 1')
  ship(store.analytics)
  await until('it is tried again', async () => ((await count('parked_facts')) === 0 ? true : null))
  await until('all is shipped', shipped)
  expect(await count('parked_facts')).toBe(0)
  await expectReference([history])
})

test('agents’ facts are shipped without their whole stream; who watches whom is not', async () => {
  ship(store.analytics)
  const agent = randomUUID()
  const body = { from: 'offline', to: 'available', cause: 'chosen' }
  await insertFacts(pool, {
    id: agent,
    kind: 'agent',
    tenant,
    facts: [{ seq: 1, at: 1e12, type: 'presence_changed', v: 1, body }],
  })
  await insertFacts(pool, {
    kind: 'watch',
    tenant,
    facts: [{ seq: 1, at: 1e12, type: 'watch_started', v: 1, body: {} }],
  })
  await until('all is shipped', shipped)
  expect(await countStored('fact')).toBe(1)
  expect(await count('parked_facts')).toBe(0)
})

function ship(analytics: Pick<Analytics, 'insert'>, onNotice?: (notice: string) => void): Shipper {
  const shipper = startShipper({
    pool,
    onRing: (listener) => log.onCommitted(listener),
    analytics,
    ...(onNotice ? { onNotice } : {}),
  })
  shippers.push(shipper)
  return shipper
}

function aHistory(seed: number, agents = true): History {
  const from = Date.UTC(2026, 9, 24)
  return randomHistory(seed + 100 * tenant, { tenant, from, days: 3, contacts: 12, agents })
}

function ring(): void {
  for (const listener of listeners) listener([])
}

function commit(history: History, versionOf?: (fact: AnyFact) => number): Promise<void> {
  return commitHistory(pool, history, { onPart: ring, ...(versionOf ? { versionOf } : {}) })
}

function count(table: string): Promise<number> {
  return countRows(pool, table)
}

function shipped(): Promise<true | null> {
  return allShipped(pool)
}

async function countStored(table: string): Promise<number> {
  const url = new URL(store.url)
  const sql = `SELECT count() FROM switchboard.${table} FINAL WHERE tenant_id = ${tenant}`
  const authorization = `Basic ${Buffer.from(`${url.username}:${url.password}`).toString('base64')}`
  return Number(
    await (await fetch(url.origin, { method: 'POST', body: sql, headers: { authorization } })).text(),
  )
}

async function expectReference(histories: readonly History[]): Promise<void> {
  const from = Date.UTC(2026, 9, 1)
  const told = histories.map((history) => ({ ...history, facts: factsOf(history) }))
  const asker = openAsker(store.url)
  const range = {
    from,
    to: from + 60 * 864e5,
    asOf: from + 90 * 864e5,
    interval: 'range',
    tz: 'UTC',
  } as const
  for (const metric of oneOfEachGrain) {
    const question = { metric, query: { metric: metric.key, ...range } }
    const found = await asker.ask(question, { from: tenant, to: tenant })
    expect(difference(found, expected(question, told)), metric.key).toBeNull()
  }
  await asker.close()
}
