import { isLoopback } from '../config.js'
import type { Config } from '../config.js'

/** The origins under which browsers reach this gateway. */
export interface OwnOrigins {
  /** The one that is told to people. */
  readonly main: string
  readonly all: readonly string[]
  has(origin: string): boolean
}

/** `port`: the one that is really listened on. On loopback all of its names count: people type any of them. */
export function ownOrigins(
  { host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>,
  port: number,
): OwnOrigins {
  const names = isLoopback(host) ? ['127.0.0.1', 'localhost', '[::1]'] : []
  const bound = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  const main =
    publicUrl ?? (host === '0.0.0.0' || host === '::' ? `http://localhost:${port}` : new URL(bound).origin)
  const all = new Set([main, ...names.map((name) => new URL(`http://${name}:${port}`).origin)])
  return { main, all: [...all], has: (origin) => all.has(origin) }
}
