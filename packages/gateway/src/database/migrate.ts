import { readdir, readFile } from 'node:fs/promises'
import { Client } from 'pg'
import type { Connection } from './pool.js'

// From `src` and from `dist` alike: the SQL files are not compiled.
const folder = new URL('../../src/database/migrations/', import.meta.url)
const lock = 0x5b_0a_4d

/**
 * Brings the schema up to date: every numbered file that was not yet run, in order, all in one transaction. Any number of
 * nodes may call it at once; one does the work and the others wait. `say` gets one line a file. Throws what the database throws.
 */
export async function migrate(connection: Connection, say: (line: string) => void = () => {}): Promise<void> {
  const files = (await readdir(folder)).filter((name) => /^\d{3}-[a-z0-9-]+\.sql$/.test(name)).toSorted()
  const client = new Client(connection)
  // A lost connection fails the statement that runs; without a listener it would end the process as well.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [lock])
    await client.query(
      'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())',
    )
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations')
    const done = new Set(rows.map((row) => row.name))
    for (const name of files) {
      if (done.has(name)) continue
      say(`migration ${name}`)
      await client.query(await readFile(new URL(name, folder), 'utf8'))
      await client.query('INSERT INTO migrations (name) VALUES ($1)', [name])
    }
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}
