import { randomUUID } from 'node:crypto'
import { createClient } from '@clickhouse/client'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import { seedDemo } from '../../packages/gateway/src/demo/seed.js'
import { readTenantPipeline } from '../../packages/gateway/src/shipper/pipeline-view.js'
import { type Auditor, dueAudits, startAuditor } from '../../packages/gateway/src/shipper/start-auditor.js'
import { startShipper } from '../../packages/gateway/src/shipper/start-shipper.js'
import { useDatabase } from '../support/postgres.js'
import { until, useStore, type TestStore } from './engine.js'
import { randomHistory } from './histories.js'
import { allShipped, commitHistory } from './log.js'

const dayMs = 86_400_000
const today = Math.floor(Date.now() / dayMs) * dayMs
let store: TestStore
let engine: ReturnType<typeof createClient>
let database: Awaited<ReturnType<typeof useDatabase>>
let pool: Pool
let tenant: number
let auditor: Auditor | null = null
const notices: string[] = []

beforeAll(async () => {
  store = await useStore()
  engine = createClient({ url: store.url, database: 'switchboard' })
  database = await useDatabase()
  pool = openPool({ connectionString: database.url })
  await seedDemo(pool, [])
  const { rows } = await pool.query<{ id: number }>("SELECT id FROM tenants WHERE key = 'demo'")
  tenant = rows[0]?.id ?? 0
  await ship(11, today - 3 * dayMs)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
  await engine.close()
  await store.close()
})
afterEach(async () => {
  await auditor?.close()
  notices.length = 0
  await pool.query('DELETE FROM audits')
})

async function ship(seed: number, from: number, agents = true): Promise<void> {
  const shipper = startShipper({ pool, analytics: store.analytics, onRing: () => () => undefined })
  await commitHistory(pool, randomHistory(seed, { tenant, from, days: 2, contacts: 6, agents }))
  await until('all is shipped', () => allShipped(pool))
  await shipper.close()
}

function audit(): void {
  auditor = startAuditor({
    pool,
    analytics: store.analytics,
    holder: randomUUID(),
    onNotice: (notice) => notices.push(notice),
    everyMs: 20,
    nightMs: 0,
  })
}

async function audits(): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('SELECT count(*) AS n FROM audits WHERE tenant = $1', [
    tenant,
  ])
  return rows[0]?.n ?? 0
}

test('each of the last three days is audited once a night, and where all is well nobody is told', async () => {
  audit()
  await until('the days are audited', async () => ((await audits()) === 3 ? true : null))
  expect((await dueAudits(pool, 0)).filter((due) => due.tenant === tenant)).toEqual([])
  const view = await readTenantPipeline(pool, tenant)
  expect(view.audits.map(({ from }) => from)).toEqual([1, 2, 3].map((back) => today - back * dayMs))
  expect(view.audits.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(50)
  expect(notices).toEqual([])
})

test('a row that is lost in the store is found, told of, and kept for the page', async () => {
  const from = today - 3 * dayMs
  await engine.command({
    query: `DELETE FROM contact WHERE tenant_id = ${tenant} AND contact_id IN (SELECT contact_id FROM contact
      WHERE tenant_id = ${tenant} AND created_at >= fromUnixTimestamp64Milli(${from}) ORDER BY created_at LIMIT 1)`,
  })
  audit()
  await until('it is told', () => Promise.resolve(notices.length > 0 ? true : null))
  await until('the days are audited', async () => ((await audits()) === 3 ? true : null))
  expect(notices.join()).toMatch(
    /audit of .*: 1 of \d+ rows are not what the log says, such as contact .*missing/,
  )
  const view = await readTenantPipeline(pool, tenant)
  expect(view.audits.map(({ differences }) => differences).toSorted((a, b) => b - a)).toEqual([1, 0, 0])
})

test('another tenant is told nothing of what is parked here', async () => {
  await pool.query(
    `INSERT INTO parked_rows (batch, grain, reason, row, parked_at) VALUES ('7', 'contact', 'no such channel', $1, 1)`,
    [{ tenant_id: tenant }],
  )
  expect((await readTenantPipeline(pool, tenant)).parked).toMatchObject([
    { kind: 'row', reason: 'no such channel' },
  ])
  expect((await readTenantPipeline(pool, tenant + 1)).parked).toEqual([])
})

test('months that are over are compacted, the present one is left alone', async () => {
  const month = Date.UTC(2026, 2, 1)
  await ship(21, month, false)
  await ship(22, month, false)
  expect(await partsOf()).toBeGreaterThan(1)
  expect(await store.analytics.settle(Date.UTC(2026, 2, 28), () => true)).toBe(0)
  expect(await store.analytics.settle(Date.UTC(2026, 3, 4), () => true)).toBeGreaterThan(0)
  expect(await partsOf()).toBe(1)
})

async function partsOf(): Promise<number> {
  const answer = await engine.query({
    query: `SELECT count() AS n FROM system.parts WHERE active AND database = 'switchboard' AND table = 'fact' AND partition_id = '202603'`,
    format: 'JSONEachRow',
  })
  return Number((await answer.json<{ n: string }>())[0]?.n)
}
