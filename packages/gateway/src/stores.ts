import type { Analytics } from '@switchboard/analytics'
import { columnsOf, evolve, factVersions, upcast } from '@switchboard/domain'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Closing } from './closing.js'
import type { Config } from './config.js'
import { migrate } from './database/migrate.js'
import { openPool } from './database/pool.js'
import { openDataFolder } from './engines/data-folder.js'
import { freePort } from './engines/free-port.js'
import { probePort } from './engines/open-port.js'
import { postgresUser } from './engines/postgres-user.js'
import { openReportingStore } from './engines/reporting-store.js'
import { openStateStore } from './engines/state-store.js'
import type { Log } from './log/log.js'
import { openLog } from './log/open-log.js'

/** Everything that lasts, open. */
export interface Stores {
  /** Where the gateway is to listen. */
  readonly port: number
  readonly secret: string
  /** The data folder. */
  readonly folder: string
  readonly pool: pg.Pool
  readonly readers: pg.Pool
  readonly log: Log
  readonly analytics: Analytics
  /** Where the two engines are, for the process that carries facts from the one to the other. */
  readonly urls: { readonly database: string; readonly analytics: string }
  /** Settles with a sentence when one of them is gone for good. */
  readonly failed: Promise<string>
}

export interface Opening {
  readonly closing: Closing
  readonly logger: Logger
  /** Hears what takes its time. */
  readonly say: (line: string) => void
}

/** Opens data folder, database, log and reporting store. What cannot work is found before anything is changed. Throws a StartFault. */
export async function openStores(config: Config, { closing, logger, say }: Opening): Promise<Stores> {
  const user = config.databaseUrl === null ? postgresUser() : null
  const folder = openDataFolder(config.dataDir, user)
  closing.add(() => folder.close())
  const port = config.port === 0 ? await freePort() : config.port
  await probePort(config.host, port)

  say(`Opening ${folder.path} …`)
  const state = await openStateStore(config, folder, user)
  closing.add(() => state.close())
  const connection = { connectionString: state.url }
  await migrate(connection, (line) => say(`  ${line}`))
  const reporting = await openReportingStore(config, folder, (line) => logger.warn(line))
  closing.add(() => reporting.close())
  // For commands that are run beside the gateway; like the database's password, for this user's eyes.
  if (config.clickhouseUrl === null) folder.remember('analytics-url', reporting.url)

  const pool = openPool(connection, { max: 8 })
  closing.add(() => pool.end())
  const readers = openPool(connection, { max: 8, role: 'reader', pipeline: true })
  closing.add(() => readers.end())
  const log = await openLog({ connection, meaning: { evolve, columnsOf, upcast, versions: factVersions } })
  closing.add(() => log.close())
  const secret = config.secretKey ?? folder.secret('secret-key')
  const urls = { database: state.url, analytics: reporting.url }
  return {
    port,
    secret,
    folder: folder.path,
    pool,
    readers,
    log,
    analytics: reporting.analytics,
    urls,
    failed: state.failed,
  }
}
