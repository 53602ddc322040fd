import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Analytics, openAnalytics } from '@switchboard/analytics'
import { columnsOf, evolve, factVersions, upcast } from '@switchboard/domain'
import type pg from 'pg'
import { createReader } from '../centre/reader.js'
import { migrate } from '../database/migrate.js'
import { openPool } from '../database/pool.js'
import { type DataFolder, dataFolderPath, openDataFolder } from '../engines/data-folder.js'
import { postgresUser } from '../engines/postgres-user.js'
import { openReportingStore } from '../engines/reporting-store.js'
import { runningEngines } from '../engines/running-engines.js'
import { openStateStore } from '../engines/state-store.js'
import { createFileRows } from '../files/file-rows.js'
import { type Files, createFiles } from '../files/files.js'
import { createFolderStore } from '../files/folder-store.js'
import { createS3Store } from '../files/s3-store.js'
import type { Log } from '../log/log.js'
import { openLog } from '../log/open-log.js'
import { type Call, CommandFault } from './command.js'

/** The database as a command finds it, with its schema up to date. */
export interface OpenDatabase {
  readonly url: string
  /** As the owner of the tables. */
  readonly pool: pg.Pool
  /** The data folder's path. */
  readonly folder: string
  /** Null where a gateway works on the folder now, and where the database is elsewhere: the folder is not needed then. */
  readonly held: DataFolder | null
}

/** Opens the database: that of DATABASE_URL, the one of a gateway that runs on the data folder, or, where none does, the embedded one. Throws a StartFault. */
export async function openDatabase({ config, closing, terminal }: Call): Promise<OpenDatabase> {
  const user = config.databaseUrl === null ? postgresUser() : null
  const folder = dataFolderPath(config.dataDir, user)
  const running = config.databaseUrl === null ? await runningEngines(folder) : null
  const isThere = config.databaseUrl !== null || running !== null || existsSync(join(folder, 'postgres'))
  if (!isThere) throw new CommandFault(`There is no database in ${folder} yet: switchboard start makes one.`)
  let held: DataFolder | null = null
  let url = running?.database ?? ''
  if (running === null) {
    if (config.databaseUrl === null) {
      held = openDataFolder(config.dataDir, user)
      const { close } = held
      closing.add(close)
    }
    const state = await openStateStore(config, held ?? absent, user)
    closing.add(() => state.close())
    url = state.url
  }
  const connection = { connectionString: url }
  await migrate(connection, (line) => terminal.warn(line))
  const pool = openPool(connection, { max: 4 })
  closing.add(() => pool.end())
  return { url, pool, folder, held }
}

/** Never asked for anything: a database elsewhere needs no folder. */
const absent: DataFolder = {
  path: '',
  secret: () => '',
  recall: () => null,
  remember: () => {},
  close: () => {},
}

/** The log and the files, for what changes or reads contacts. */
export async function openContacts(
  { config, closing }: Call,
  { url, pool, folder }: OpenDatabase,
): Promise<{ readonly log: Log; readonly files: Files }> {
  const connection = { connectionString: url }
  const log = await openLog({
    connection,
    meaning: { evolve, columnsOf, upcast, versions: factVersions },
    connections: 2,
    readers: 1,
  })
  closing.add(() => log.close())
  const readers = openPool(connection, { max: 1, role: 'reader', pipeline: true })
  closing.add(() => readers.end())
  const rows = createFileRows({ pool, readAs: createReader(readers) }, 0)
  const store = config.s3 === null ? createFolderStore(join(folder, 'files')) : createS3Store(config.s3)
  // Nothing is taken in here: no id is made, and no file comes in.
  const files = createFiles({ rows, store, incoming: join(folder, 'incoming'), newId: () => '' })
  return { log, files }
}

/** The reporting store: that of CLICKHOUSE_URL, the one of a gateway that runs, or the embedded one. Throws a StartFault. */
export async function openReports(call: Call, { folder, held }: OpenDatabase): Promise<Analytics> {
  const { config, closing, terminal } = call
  const running = config.clickhouseUrl === null ? await runningEngines(folder) : null
  if (running?.analytics != null) {
    const analytics = openAnalytics({ url: running.analytics })
    closing.add(() => analytics.close())
    return analytics
  }
  if (config.clickhouseUrl === null && held === null)
    throw new CommandFault('The reporting store is not here: set CLICKHOUSE_URL, as for the gateways.')
  const store = await openReportingStore(config, held ?? absent, (line) => terminal.warn(line))
  closing.add(() => store.close())
  return store.analytics
}

/** The tenant of `--tenant`, or the only one there is. */
export async function tenantOf(pool: pg.Pool, key: string | null): Promise<number> {
  const { rows } = await pool.query<{ id: number; key: string }>('SELECT id, key FROM tenants ORDER BY key')
  const keys = rows.map((row) => row.key).join(', ')
  if (key === null && rows.length > 1) throw new CommandFault(`Which tenant? --tenant is one of: ${keys}.`)
  const tenant = key === null ? rows[0] : rows.find((row) => row.key === key)
  if (tenant === undefined)
    throw new CommandFault(
      rows.length === 0 ? 'There is no tenant yet.' : `There is no such tenant; there are: ${keys}.`,
    )
  return tenant.id
}
