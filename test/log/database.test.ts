import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../packages/gateway/src/database/migrate.js'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import { useDatabase } from '../support/postgres.js'

let database: Awaited<ReturnType<typeof useDatabase>>
beforeAll(async () => {
  database = await useDatabase()
})
afterAll(() => database.drop())

test('three nodes that migrate at once leave one schema and no error', async () => {
  const { url, drop } = await useDatabase()
  const connection = { connectionString: url }
  const pool = openPool(connection)
  await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  const lines: string[] = []
  await Promise.all([1, 2, 3].map(() => migrate(connection, (line) => lines.push(line))))
  expect(lines.filter((line) => line.includes('001-log.sql'))).toHaveLength(1)
  expect((await pool.query('SELECT FROM streams')).rowCount).toBe(0)
  await pool.end()
  await drop()
})

test('int8 arrives as a number, and the house settings hold also where the address brings options of its own', async () => {
  const address = new URL(database.url)
  address.searchParams.set('options', '-c application_name=given')
  const pool = openPool({ connectionString: address.href })
  const { rows } =
    await pool.query(`SELECT 5000000000::int8 AS number, current_setting('enable_seqscan') AS scan,
    current_setting('lock_timeout') AS wait, current_setting('application_name') AS name`)
  expect(rows).toEqual([{ number: 5_000_000_000, scan: 'off', wait: '3s', name: 'given' }])
  await pool.end()
})

test('a pool whose idle connection is cut goes on with the next one', async () => {
  const pool = openPool({ connectionString: database.url }, { max: 1 })
  const other = openPool({ connectionString: database.url }, { max: 1 })
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
  await expect
    .poll(() =>
      pool.query('SELECT 1').then(
        () => 'works',
        () => 'cut',
      ),
    )
    .toBe('works')
  await Promise.all([pool.end(), other.end()])
})

test('a reader sees the rows of the tenant that is set, and none where none is, even if the query names no tenant', async () => {
  const connection = { connectionString: database.url }
  const owner = openPool(connection)
  await owner.query(`INSERT INTO facts (stream, at, seq, tenant, v, type, body) VALUES
    ('00000000-0000-4000-8000-000000000001', 1, 1, 1, 1, 'a', '{}'), ('00000000-0000-4000-8000-000000000002', 1, 1, 2, 1, 'b', '{}')`)
  await owner.query(
    `INSERT INTO content (stream, seq, tenant, body) VALUES ('00000000-0000-4000-8000-000000000001', 1, 1, '{"text":"secret"}')`,
  )
  const [one, two, none] = [
    openPool(connection, { tenant: 1 }),
    openPool(connection, { tenant: 2 }),
    openPool(connection, { role: 'reader' }),
  ]
  const types = async (pool: typeof one) =>
    (await pool.query<{ type: string }>('SELECT type FROM facts')).rows.map((row) => row.type)
  const words = async (pool: typeof one) => (await pool.query('SELECT FROM content')).rowCount
  expect([await types(one), await types(two), await types(none)]).toEqual([['a'], ['b'], []])
  expect([await words(one), await words(two), await words(none)]).toEqual([1, 0, 0])
  await expect(one.query(`UPDATE facts SET tenant = 1`)).rejects.toThrow(/permission denied/)
  await Promise.all([owner, one, two, none].map((pool) => pool.end()))
})
