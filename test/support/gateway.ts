import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../packages/gateway/src/config.js'
import { type GatewayOptions, startGateway } from '../../packages/gateway/src/gateway.js'
import { useDatabase } from './postgres.js'
import { freePort } from './switchboard.ts'

/** A whole gateway in this process, on a fresh database with the demo's tenants, and an analytics engine of its own. */
export async function useGateway(
  environment: Record<string, string> = {},
  options: GatewayOptions = {},
): Promise<{
  readonly url: string
  readonly databaseUrl: string
  /** Its data folder. */
  readonly folder: string
  close(): Promise<void>
}> {
  const database = await useDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-gateway-'))
  chmodSync(folder, 0o711)
  const read = readConfig({
    DEMO: '1',
    PORT: String(await freePort()),
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    LOG_LEVEL: 'error',
    ...environment,
  })
  if ('faults' in read) throw new Error(read.faults.join(' '))
  const gateway = await startGateway(read.config, options)
  return {
    url: gateway.url,
    databaseUrl: database.url,
    folder,
    async close() {
      await gateway.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
