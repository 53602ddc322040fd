import { readdirSync, readFileSync } from 'node:fs'
import type { ClickHouseClient } from '@clickhouse/client'

// The SQL is not compiled: it is read from the sources, which lie beside the compiled code in every package.
const folder = new URL('../../src/schema/', import.meta.url)

/**
 * Makes the database and applies what is missing of the numbered SQL files; safe to run twice and at once.
 * `server` is a client without a database, `client` one that works in `database`.
 */
export async function migrate(
  server: ClickHouseClient,
  client: ClickHouseClient,
  database: string,
): Promise<void> {
  // Atomic by name: the engine's own default database is an Overlay, which refuses what comes later.
  await server.command({ query: `CREATE DATABASE IF NOT EXISTS \`${database}\` ENGINE = Atomic` })
  await client.command({
    query:
      'CREATE TABLE IF NOT EXISTS migration (number UInt32, name String) ENGINE = ReplacingMergeTree ORDER BY number',
  })
  const answer = await client.query({ query: 'SELECT DISTINCT number FROM migration', format: 'JSONEachRow' })
  const applied = new Set((await answer.json<{ number: number }>()).map(({ number }) => number))
  for (const { number, name, statements } of migrations()) {
    if (applied.has(number)) continue
    for (const query of statements) await client.command({ query })
    await client.command({
      query: 'INSERT INTO migration (number, name) SELECT {number:UInt32}, {name:String}',
      query_params: { number, name },
    })
  }
}

/** The files in order of their number, each cut into statements at a semicolon that ends a line. */
export function migrations(): readonly { number: number; name: string; statements: readonly string[] }[] {
  return readdirSync(folder)
    .filter((file) => /^\d{3}-.+\.sql$/.test(file))
    .toSorted()
    .map((file) => ({
      number: Number(file.slice(0, 3)),
      name: file.slice(4, -4),
      statements: readFileSync(new URL(file, folder), 'utf8')
        .split(/;$/m)
        .map((statement) => statement.trim())
        .filter((statement) => statement !== ''),
    }))
}
