import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import { seedDemo } from '../../packages/gateway/src/demo/seed.js'
import type { PlayNews } from '../../packages/gateway/src/simulate/past-order.js'
import { startPastProcess } from '../../packages/gateway/src/simulate/past-process.js'
import { useDatabase } from '../support/postgres.js'

let database: Awaited<ReturnType<typeof useDatabase>>
let pool: Pool

beforeAll(async () => {
  database = await useDatabase()
  pool = openPool({ connectionString: database.url })
  await seedDemo(pool, [])
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

test('a past whose connections are cut and whose process is killed in the middle of a day is there in the end, whole and once', async () => {
  const { rows: tenants } = await pool.query<{ id: number }>('SELECT id FROM tenants ORDER BY key')
  const additions = { people: 6, password: null, brands: [] }
  const orders = tenants.map(({ id }) => ({ tenant: id, seed: 3, days: 5, contacts: 400, additions }))
  // Days wait for the reporting store, and nobody carries anything there in this test.
  await pool.query(`CREATE FUNCTION unmarked() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
    CREATE TRIGGER unmarked BEFORE INSERT ON batches FOR EACH ROW EXECUTE FUNCTION unmarked()`)
  const faults: string[] = []
  const heard = new EventEmitter<{ done: [PlayNews] }>()
  const end = once(heard, 'done')
  const past = startPastProcess({
    databaseUrl: database.url,
    orders,
    onNews: (news) => news.done && heard.emit('done', news),
    report: (_, error) => faults.push(String(error)),
  })
  try {
    for (let day = 1; day <= 3; day++) {
      await duringADay(day)
      if (day === 2) process.kill(past.pid() ?? 0, 'SIGKILL')
      else await cutOff()
    }
    expect(await end).toEqual([{ played: 800, of: 800, done: true }])
  } finally {
    await past.close()
  }
  expect(faults).toEqual(['Error: it ended by SIGKILL'])
  const { rows } = await pool.query(
    `SELECT s.played, s.day, count(*) FILTER (WHERE f.type = 'contact_started') AS started, count(*) = s.facts AS whole,
       count(*) FILTER (WHERE f.type IN ('contact_closed', 'wrap_up_ended', 'contact_ended')) > 0 AS ended
     FROM simulations s JOIN facts f ON f.tenant = s.tenant GROUP BY s.tenant, s.played, s.day, s.facts`,
  )
  const whole = { played: 400, day: 6, started: 400, whole: true, ended: true }
  expect(rows).toEqual([whole, whole])
  const open = await pool.query("SELECT FROM streams WHERE kind = 'contact' AND phase <> 'closed'")
  expect(open.rowCount).toBe(0)
})

/** Until the nth day at least is being written: facts are there that no other transaction may see yet. */
async function duringADay(nth: number): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ busy: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
         AND backend_xid IS NOT NULL AND query ILIKE '%fact%') AND (SELECT coalesce(sum(day), 0) >= $1 FROM simulations) AS busy`,
      [nth - 1],
    )
    if (rows[0]?.busy) return
    await sleep(2)
  }
}

/** As a server does that finds a transaction idle for too long. */
async function cutOff(): Promise<void> {
  const client = new Client(database.url)
  await client.connect()
  await client.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()',
  )
  await client.end()
}
