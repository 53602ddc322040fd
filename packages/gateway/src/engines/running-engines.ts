import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { embeddedUrl } from './embedded-postgres.js'

/** The engines of a gateway that runs on a data folder now: addresses with user and password. */
export interface RunningEngines {
  readonly database: string
  /** Null where the reporting store is elsewhere. */
  readonly analytics: string | null
}

/** Finds them by what the gateway has written into its folder; null where none answers. */
export async function runningEngines(folder: string): Promise<RunningEngines | null> {
  const port = Number(textOf(folder, 'postgres-port'))
  const password = textOf(folder, 'postgres-password')
  if (!existsSync(join(folder, 'gateway.lock')) || !(port > 0) || password === '') return null
  const database = embeddedUrl(password, port)
  const client = new Client({ connectionString: database, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return { database, analytics: textOf(folder, 'analytics-url') || null }
  } catch {
    return null
  } finally {
    await client.end().catch(() => {})
  }
}

function textOf(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8').trim()
  } catch {
    return ''
  }
}
