import { Client } from 'pg'
import type { Config } from '../../config.js'
import type { RunningEngines } from '../../engines/running-engines.js'
import { tryServer } from '../../engines/state-store.js'
import { type Finding, doubtful, well } from './finding.js'

/** A difference of clocks that a person would see in what is told, in ms. */
const muchMs = 2_000

/** Whether the database answers and is new enough. Throws a StartFault where not. */
export async function checkDatabase(config: Config, running: RunningEngines | null): Promise<Finding> {
  const url = config.databaseUrl ?? running?.database
  if (url === undefined) return well('an embedded one, which does not run now')
  if (config.databaseUrl !== null) await tryServer(config.databaseUrl)
  const version = await ask(url, "SELECT current_setting('server_version') AS answer")
  return well(`PostgreSQL ${version} at ${new URL(url).host}`)
}

/** Whether this machine and the database agree on the time. */
export async function checkClock(config: Config, running: RunningEngines | null): Promise<Finding> {
  const url = config.databaseUrl ?? running?.database
  if (url === undefined) return well("this machine's own")
  const sent = Date.now()
  const theirs = Number(
    await ask(url, 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS answer'),
  )
  const offMs = Math.round(theirs - (sent + Date.now()) / 2)
  return Math.abs(offMs) < muchMs
    ? well(`within ${Math.abs(offMs)} ms of the database's`)
    : doubtful(`${offMs} ms off the database's, which is the one that counts: let both follow a time server.`)
}

async function ask(url: string, question: string): Promise<string> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ answer: string }>(question)
    return String(rows[0]?.answer)
  } finally {
    await client.end().catch(() => {})
  }
}
