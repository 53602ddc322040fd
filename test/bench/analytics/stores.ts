import { rmSync } from 'node:fs'
import { request } from 'node:http'
import { text as textOfStream } from 'node:stream/consumers'
import type { Analytics } from '@switchboard/analytics'
import type { Pool } from 'pg'
import { migrate } from '../../../packages/gateway/dist/database/migrate.js'
import { openPool } from '../../../packages/gateway/dist/database/pool.js'
import { openDataFolder } from '../../../packages/gateway/dist/engines/data-folder.js'
import { postgresUser } from '../../../packages/gateway/dist/engines/postgres-user.js'
import { openReportingStore } from '../../../packages/gateway/dist/engines/reporting-store.js'
import { openStateStore } from '../../../packages/gateway/dist/engines/state-store.js'
import { newFolder } from '../../support/switchboard.ts'

/** A database and a reporting store as `npm start` has them, in a folder that `close` takes away. */
export interface Stores {
  readonly pool: Pool
  readonly databaseUrl: string
  readonly analytics: Analytics
  readonly analyticsUrl: string
  /** Where all of it lies. */
  readonly folder: string
  close(): Promise<void>
}

/** Starts both on an empty folder. */
export async function openStores(): Promise<Stores> {
  const folder = newFolder()
  const user = postgresUser()
  const held = openDataFolder(folder, user)
  const state = await openStateStore({ databaseUrl: null }, held, user)
  const connection = { connectionString: state.url }
  await migrate(connection)
  const pool = openPool(connection, { max: 4 })
  const reporting = await openReportingStore({ clickhouseUrl: null }, held, (line) => console.warn(line))
  return {
    pool,
    databaseUrl: state.url,
    analytics: reporting.analytics,
    analyticsUrl: reporting.url,
    folder,
    async close() {
      await reporting.close()
      await pool.end()
      await state.close()
      held.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Runs a statement on the engine as it is, without our client, however long that takes; resolves to its rows. */
export async function onEngine<Row = Record<string, unknown>>(
  url: string,
  sql: string,
  params: Readonly<Record<string, unknown>> = {},
): Promise<readonly Row[]> {
  const address = new URL('/', url)
  address.searchParams.set('database', 'switchboard')
  for (const [name, value] of Object.entries(params)) address.searchParams.set(`param_${name}`, textOf(value))
  const { status, text } = await post(address, sql)
  if (status !== 200) throw new Error(text)
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
}

/** `fetch` gives up after five minutes without a header, and the engine answers when it is done. */
function post(address: URL, body: string): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { method: 'POST' }, (response) => {
      textOfStream(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject)
    })
    asked.once('error', reject).end(body)
  })
}

/** As ClickHouse reads a bound value. */
function textOf(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((one) => (typeof one === 'string' ? `'${one}'` : textOf(one))).join(',')}]`
  if (value === null) return '\\N'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
