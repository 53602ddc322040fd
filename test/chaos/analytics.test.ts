import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@clickhouse/client'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import { difference, expected, oneOfEachGrain, openAsker } from '../analytics/across.js'
import { factsOf, randomHistory, type History } from '../analytics/histories.js'
import { allShipped, commitHistory } from '../analytics/log.js'
import { seeded } from '../analytics/random.js'
import { useDatabase } from '../support/postgres.js'
import { type Switchboard, newFolder, startSwitchboard, until } from '../support/switchboard.js'

const rounds = Number(process.env['CHAOS_ROUNDS'] ?? 10)
const kinds = ['gateway', 'engine', 'both'] as const
const from = Date.UTC(2026, 9, 24)
const firstTenant = 1_001

const folder = newFolder()
const random = seeded(2_026)
const histories: History[] = []
let database: Awaited<ReturnType<typeof useDatabase>>
let pool: Pool
let switchboard: Switchboard
let enginesKilled = 0

beforeAll(async () => {
  database = await useDatabase()
  pool = openPool({ connectionString: database.url })
  switchboard = await start()
})
afterAll(async () => {
  await switchboard.stop()
  await pool.end()
  await database.drop()
})

function start(): Promise<Switchboard> {
  return startSwitchboard({ folder, environment: { DATABASE_URL: database.url, LOG_LEVEL: 'fatal' } })
}

test.each(
  Array.from({ length: rounds }, (_, round) => [round, kinds[round % kinds.length] ?? 'both'] as const),
)(
  'round %i: the %s is killed while facts are carried to the engine',
  { timeout: 120_000 },
  async (round, kind) => {
    const tenant = firstTenant + round
    const history = randomHistory(7 * round + 1, { tenant, from, days: 2, contacts: 10, agents: round === 0 })
    histories.push(history)
    const feeding = commitHistory(pool, history)
    await sleep(random.below(900))
    await kill(kind)
    await feeding
  },
)

test('every number is what the facts say, and every fact is there once', { timeout: 120_000 }, async () => {
  expect(enginesKilled).toBeGreaterThanOrEqual(Math.floor(rounds / 3))
  await until('everything is shipped', () => allShipped(pool))
  const url = readFileSync(join(folder, 'analytics-url'), 'utf8').trim()
  const told = histories.map((history) => ({ ...history, facts: factsOf(history) }))
  const tenants = { from: firstTenant, to: firstTenant + rounds }
  const range = {
    from: from - 7 * 864e5,
    to: from + 60 * 864e5,
    asOf: from + 90 * 864e5,
    interval: 'range',
    tz: 'UTC',
  } as const
  const asker = openAsker(url)
  for (const metric of oneOfEachGrain) {
    const question = { metric, query: { metric: metric.key, ...range } }
    expect(difference(await asker.ask(question, tenants), expected(question, told)), metric.key).toBeNull()
  }
  await asker.close()
  const client = createClient({ url, database: 'switchboard' })
  const answer = await client.query({
    query: `SELECT toUInt32(count()) AS facts FROM fact FINAL WHERE tenant_id >= ${firstTenant}`,
    format: 'JSONEachRow',
  })
  expect(await answer.json()).toEqual([{ facts: told.reduce((sum, { facts }) => sum + facts.length, 0) }])
  await client.close()
  const { rows } = await pool.query(
    'SELECT (SELECT count(*) FROM parked_facts) AS facts, (SELECT count(*) FROM parked_rows) AS rows',
  )
  expect(rows).toEqual([{ facts: 0, rows: 0 }])
})

async function kill(kind: (typeof kinds)[number]): Promise<void> {
  const { pid = 0 } = switchboard.process
  // At a moment when there is none, it has just died of the round before.
  const engine = kind === 'gateway' ? null : engineOf(pid)
  if (engine !== null) enginesKilled += 1
  if (kind === 'engine') {
    if (engine !== null) process.kill(engine, 'SIGKILL')
    return
  }
  const gone = switchboard.kill('SIGKILL')
  if (engine !== null) process.kill(engine, 'SIGKILL')
  await gone
  switchboard = await start()
}

/** The engine's process among the children of the gateway. */
function engineOf(gateway: number): number | null {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=', '-o', 'ppid=', '-o', 'args='], {
    encoding: 'utf8',
  }).split('\n')
  const children = lines.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
  const found = children.find((row) => Number(row?.[2]) === gateway && row?.[3]?.includes('engine/child.js'))
  return found ? Number(found[1]) : null
}
