import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** What a measured server says of itself. CPU in seconds, memory in bytes, since it was started. */
export interface Stat {
  readonly cpu: number
  readonly rss: number
  readonly heap: number
  /** Calls of `query` on any connection to Postgres. */
  readonly statements: number
  /** Messages that a raw server has echoed. */
  readonly echoed: number
}

/** What a server may be asked: how it stands, or how it stands when its garbage is gone. */
export type Question = 'stat' | 'stat at rest'

// Loaded into a server by `--import`, before its own code: counts what it asks of Postgres, and answers its parent.
const gateway = fileURLToPath(new URL('../../packages/gateway/package.json', import.meta.url))
const counts = { statements: 0 }
const { Client } = createRequire(gateway)('pg') as {
  Client: { prototype: { query: (...all: unknown[]) => unknown } }
}
const { query } = Client.prototype
Client.prototype.query = function counted(this: unknown, ...all: unknown[]): unknown {
  counts.statements += 1
  return query.apply(this, all)
}

process.on('message', (message: Question) => {
  // Twice: the first run frees what the second can give back.
  if (message === 'stat at rest') for (let run = 0; run < 2; run++) globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed } = process.memoryUsage()
  const { echoed = 0 } = globalThis as { echoed?: number }
  const stat: Stat = {
    cpu: (user + system) / 1e6,
    rss,
    heap: heapUsed,
    statements: counts.statements,
    echoed,
  }
  process.send?.(stat)
})
// a server that cannot start must end, though its parent is still there
process.channel?.unref()
