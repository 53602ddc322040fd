import { createClient } from '@clickhouse/client'
import { Client } from 'pg'

/** Where these words are in any table of the database: `table: word`. Bound by nothing: it reads as the owner. */
export async function inPostgres(url: string, words: readonly string[]): Promise<string[]> {
  const client = new Client(url)
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public' OR tablename = 'pg_statistic'`,
    )
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`)
      const all = rows.map(({ text }) => text).join('\n')
      found.push(...words.filter((word) => all.includes(word)).map((word) => `${name}: ${word}`))
    }
    return found
  } finally {
    await client.end()
  }
}

/** The same for every table of the reporting store. */
export async function inClickHouse(url: string, words: readonly string[]): Promise<string[]> {
  const client = createClient({ url })
  try {
    const read = async (query: string): Promise<string> =>
      (await client.query({ query, format: 'JSONEachRow' })).text()
    const names = (
      await read(
        "SELECT database, name FROM system.tables WHERE lower(database) NOT IN ('system', 'information_schema')",
      )
    )
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { database: string; name: string })
    const found: string[] = []
    let rows = 0
    for (const { database, name } of names) {
      const all = await read(`SELECT * FROM ${database}.${name}`)
      rows += all.length
      found.push(...words.filter((word) => all.includes(word)).map((word) => `${name}: ${word}`))
    }
    if (rows === 0) throw new Error('there is nothing in the reporting store: it proves nothing')
    return found
  } finally {
    await client.close()
  }
}
