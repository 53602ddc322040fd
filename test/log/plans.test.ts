import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { append, appendText } from '../../packages/gateway/src/log/append.js'
import { createClock } from '../../packages/gateway/src/log/clock.js'
import { grow, unborn } from '../../packages/gateway/src/log/grow.js'
import { appendValues, type Unit } from '../../packages/gateway/src/log/rows.js'
import { meaning, tenant } from './small-domain.js'
import { useWorld } from './world.js'

const world = useWorld()
const big = /Seq Scan on (?:streams|facts|content|deadlines)/

/** Units that each make a stream of three facts. */
function units(count: number): Unit[] {
  const facts = ['contact_started', 'message_sent', 'message_sent'].map((type) => ({
    fact: { type, body: { visitor: 'v', length: 1 } },
    visible: true,
    content: { text: 'hello' },
  }))
  return Array.from({ length: count }, () => {
    const head = unborn(randomUUID(), 'contact', tenant)
    const stamp = { at: Date.now(), actor: null, clientId: randomUUID() }
    return [grow(meaning, head, { facts, deadlines: { offer: Date.now() + 1e7 } }, stamp)]
  })
}

/** The plan of the prepared statement on this connection, which was made once and is kept. */
async function planOfAppend(client: {
  query(text: string): Promise<{ rows: Record<string, string>[] }>
}): Promise<string> {
  const values = appendValues(units(1)).map((column) => literal(column))
  const { rows } = await client.query(`EXPLAIN (COSTS OFF) EXECUTE append_by_hand(${values.join(', ')})`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

/** As an untyped literal, which takes the type of the parameter. */
function literal(column: readonly (string | number | null)[]): string {
  const cells = column.map((cell) => (cell === null ? 'NULL' : JSON.stringify(String(cell))))
  return `'{${cells.join(',').replaceAll("'", "''")}}'`
}

test('the append plans no scan of a whole table, neither when the tables are empty nor when they have grown', async () => {
  const client = await world.pool.connect()
  await client.query(`PREPARE append_by_hand AS ${appendText}`)
  const empty = await planOfAppend(client)
  expect(empty).not.toMatch(big)
  expect(empty).toMatch(/Index.* on facts/)

  const clock = createClock()
  for (let round = 0; round < 105; round++) {
    const { lost } = await append(world.pool, clock, units(64))
    expect(lost.size).toBe(0)
  }
  const { rows } = await world.pool.query<{ n: number }>('SELECT count(*) AS n FROM facts')
  expect(rows[0]?.n).toBeGreaterThan(20_000)
  await world.pool.query('ANALYZE')
  // The plan of the connection that began on empty tables, and one that is made now.
  for (const plan of [await planOfAppend(client), await freshPlan()]) expect(plan).not.toMatch(big)
  client.release()
})

async function freshPlan(): Promise<string> {
  const client = await world.pool.connect()
  await client.query('DEALLOCATE ALL')
  await client.query(`PREPARE append_by_hand AS ${appendText}`)
  const plan = await planOfAppend(client)
  client.release(true)
  return plan
}

test('reading, and looking for what is due and for whom to route, scan no whole table', async () => {
  const log = await world.open()
  const stream = units(1)[0]?.[0]?.after.id ?? ''
  const before = await scans()
  for (const audience of ['staff', 'visitor'] as const)
    await log.read({ tenant, stream, audience, after: 0, limit: 10 })
  await log.due(10)
  await log.heads([stream])
  await log.route(tenant, () => new Map())
  await log.send({ tenant, stream, actor: null, clientId: randomUUID(), decide: () => ({ facts: [] }) })
  await log.close()
  // A connection reports what it has scanned when it ends at the latest.
  await expect.poll(async () => (await scans()).index, { timeout: 10_000 }).toBeGreaterThan(before.index)
  expect((await scans()).sequential).toBe(before.sequential)
})

async function scans(): Promise<{ sequential: number; index: number }> {
  const { rows } = await world.pool.query<{ sequential: number; index: number }>(
    `SELECT sum(seq_scan)::float8 AS sequential, sum(idx_scan)::float8 AS index FROM pg_stat_user_tables
     WHERE relname IN ('streams', 'facts', 'content', 'deadlines')`,
  )
  return rows[0] ?? { sequential: 0, index: 0 }
}
