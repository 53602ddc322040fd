import { Client } from 'pg'
import type { Config } from '../config.js'
import type { SystemUser } from './closed-folders.js'
import type { DataFolder } from './data-folder.js'
import { startPostgres } from './embedded-postgres.js'
import { StartFault, codeOf } from './start-fault.js'

/** The database, wherever it is. */
export interface StateStore {
  readonly url: string
  /** Settles with a sentence if a server of our own ends without being asked to. */
  readonly failed: Promise<string>
  close(): Promise<void>
}

const oldest = 15

/** The server of DATABASE_URL, tried and found new enough, or an embedded one. Throws a StartFault. */
export async function openStateStore(
  config: Pick<Config, 'databaseUrl'>,
  folder: DataFolder,
  user: SystemUser | null,
): Promise<StateStore> {
  if (config.databaseUrl === null) return startPostgres(folder, user)
  await tryServer(config.databaseUrl)
  return { url: config.databaseUrl, failed: new Promise(() => {}), close: () => Promise.resolve() }
}

/** Whether a server lets us in and is new enough. Throws a StartFault where not. */
export async function tryServer(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS version",
    )
    const version = rows[0]?.version ?? 0
    if (version < oldest)
      throw new StartFault(
        `The server of DATABASE_URL is PostgreSQL ${version}: it must be ${oldest} or newer.`,
      )
  } catch (error) {
    if (error instanceof StartFault) throw error
    // Named without user and password.
    throw new StartFault(
      `The database at ${new URL(url).host} does not let us in (${codeOf(error) || String(error)}): check DATABASE_URL.`,
      { cause: error },
    )
  } finally {
    await client.end().catch(() => {})
  }
}
