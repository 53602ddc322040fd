import { join } from 'node:path'
import { type Analytics, openAnalytics, startEngine } from '@switchboard/analytics'
import type { Config } from '../config.js'
import type { DataFolder } from './data-folder.js'
import { StartFault } from './start-fault.js'

/** The reporting store with its engine, if that is ours. */
export interface ReportingStore {
  readonly analytics: Analytics
  /** Its address with user and password. */
  readonly url: string
  close(): Promise<void>
}

/** The server of CLICKHOUSE_URL or an engine of our own, with its tables up to date. Throws a StartFault. */
export async function openReportingStore(
  config: Pick<Config, 'clickhouseUrl'>,
  folder: DataFolder,
  notice: (line: string) => void,
): Promise<ReportingStore> {
  const own = config.clickhouseUrl === null
  const engine = own
    ? await foreseen(startEngine({ folder: join(folder.path, 'analytics'), onNotice: notice }))
    : null
  const url = config.clickhouseUrl ?? engine?.url ?? ''
  const analytics = openAnalytics({ url })
  const close = async (): Promise<void> => {
    await analytics.close()
    await engine?.close()
  }
  try {
    await analytics.migrate()
  } catch (cause) {
    await close()
    const where = own ? 'The analytics engine' : `ClickHouse at ${new URL(config.clickhouseUrl).host}`
    throw new StartFault(
      `${where} could not be set up (${cause instanceof Error ? cause.message : String(cause)}).`,
      { cause },
    )
  }
  return { analytics, url, close }
}

async function foreseen<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    throw new StartFault(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}
