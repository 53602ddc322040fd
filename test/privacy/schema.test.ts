import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordTables } from '../../packages/gateway/src/privacy/words-kept.js'
import { useDatabase } from '../support/postgres.js'
import { withoutWords } from './without-words.js'

let database: Awaited<ReturnType<typeof useDatabase>>
let client: Client
beforeAll(async () => {
  database = await useDatabase()
  client = new Client(database.url)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const worded = wordTables.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`))

/** Numbers, times, truths and UUIDs cannot hold what somebody wrote; whatever else there is can. */
const columnsOfText = `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
  WHERE c.table_schema = 'public' AND c.data_type NOT IN
    ('uuid', 'integer', 'bigint', 'smallint', 'boolean', 'double precision', 'real', 'numeric', 'timestamp with time zone', 'date')
  ORDER BY 1`

test('every column of text is known to hold words of a person, or why it does not', async () => {
  const { rows } = await client.query<{ name: string }>(columnsOfText)
  expect([...worded, ...Object.keys(withoutWords)].toSorted()).toEqual(
    rows.map(({ name }) => name).toSorted(),
  )
})

test('a column that nobody has declared is found', async () => {
  await client.query('CREATE TABLE letters (words text, size int)')
  const { rows } = await client.query<{ name: string }>(columnsOfText)
  await client.query('DROP TABLE letters')
  const known = new Set([...worded, ...Object.keys(withoutWords)])
  expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual(['letters.words'])
})

test('of columns with words the planner keeps no samples, nor of indexes that are made of them', async () => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname || '.' || a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND a.attstattarget IS DISTINCT FROM 0 AND (
       (c.relkind = 'r' AND c.relname || '.' || a.attname = ANY($1))
       OR (c.relkind = 'i' AND EXISTS (
         SELECT FROM pg_index i JOIN pg_depend d ON d.objid = i.indexrelid AND d.refobjid = i.indrelid
         JOIN pg_attribute w ON w.attrelid = i.indrelid AND w.attnum = d.refobjsubid
         WHERE i.indexrelid = c.oid AND i.indexprs IS NOT NULL AND i.indkey[a.attnum - 1] = 0
           AND i.indrelid::regclass::text || '.' || w.attname = ANY($1))))`,
    [worded],
  )
  expect(rows).toEqual([])
})

test.each(wordTables)(
  'what erases $table is a statement for one tenant, and so is what tells of it',
  async ({ erase, tell }) => {
    for (const sql of [erase, ...(tell === undefined ? [] : [tell])]) {
      expect(sql).toMatch(/tenant = \$1/)
      await client.query(sql, [0, [], []])
    }
  },
)
