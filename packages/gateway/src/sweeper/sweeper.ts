import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import type { Desk } from '../desk/desk.js'
import type { Deadline, Log } from '../log/log.js'
import { createLease } from './lease.js'
import type { Lease } from './lease.js'

/** What a sweeper is made of. */
export interface SweeperParts {
  readonly log: Pick<Log, 'due'>
  readonly desk: Pick<Desk, 'fireDeadline' | 'routeTenant'>
  readonly pool: pg.Pool
  readonly report: (what: string, error: unknown) => void
}

/** A sweeper that runs. */
export interface Sweeper {
  /** Stops after the round that is under way, and leaves the task to another node at once. */
  close(): Promise<void>
}

const everyMs = 250
// Long enough for a slow round, short enough that another node takes over before anybody notices.
const leaseMs = 2_000
const dueAtOnce = 500
const firedAtOnce = 16
/** A row that stands on purpose, such as that of a ring nobody has confirmed, is carried out again after so long. */
const againMs = 2_000
const routeEveryMs = 1_000

/**
 * Carries out deadlines, every 250 ms, on one node at a time. Rounds of two nodes may overlap when a lease runs out: each deadline
 * looks again at what it is about, so that is work twice, never a fact twice.
 */
export function startSweeper(parts: SweeperParts): Sweeper {
  const lease = createLease(parts.pool, 'sweeper')
  const round = createRound(parts, lease)
  const end = new AbortController()
  const running = (async () => {
    while (!end.signal.aborted) {
      await round().catch((error: unknown) => parts.report('a round of the sweeper', error))
      await setTimeout(everyMs, null, { signal: end.signal }).catch(() => {})
    }
  })()
  return {
    async close() {
      end.abort()
      await running
      await lease.give().catch((error: unknown) => parts.report('giving up the lease', error))
    },
  }
}

function createRound(parts: SweeperParts, lease: Lease): () => Promise<void> {
  const standing = new Map<string, number>()
  let routedAt = -Infinity
  return async () => {
    if (!(await lease.take(leaseMs))) return
    await fireDue(parts, standing)
    const now = performance.now()
    if (now - routedAt < routeEveryMs) return
    routedAt = now
    await routeForgotten(parts)
  }
}

async function fireDue({ log, desk, report }: SweeperParts, standing: Map<string, number>): Promise<void> {
  // Rows that stand on purpose must not hide the others.
  const due = await log.due(dueAtOnce + standing.size)
  const now = performance.now()
  const names = new Set(due.map(nameOf))
  for (const name of standing.keys()) if (!names.has(name)) standing.delete(name)
  const ready = due.filter((deadline) => now >= (standing.get(nameOf(deadline)) ?? 0))
  await eachOf(ready, firedAtOnce, async (deadline) => {
    try {
      const fired = await desk.fireDeadline(deadline)
      if (fired === 'later') standing.set(nameOf(deadline), performance.now() + againMs)
    } catch (error) {
      // It stays, and is due again in the next round.
      report(`the deadline ${deadline.kind} of ${deadline.stream}`, error)
    }
  })
}

/** A crash between a commit and the routing that it called for loses nothing: whoever waits while somebody is free is found here. */
async function routeForgotten({ pool, desk, report }: SweeperParts): Promise<void> {
  const { rows } = await pool.query<{ tenant: number }>(
    `SELECT DISTINCT tenant FROM streams waiting WHERE kind = 'contact' AND phase = 'queued'
       AND EXISTS (SELECT FROM streams free WHERE free.tenant = waiting.tenant AND free.kind = 'agent' AND free.phase = 'free')`,
  )
  await eachOf(rows, firedAtOnce, async ({ tenant }) => {
    await desk.routeTenant(tenant).catch((error: unknown) => report(`routing of tenant ${tenant}`, error))
  })
}

function nameOf({ stream, kind, dueAt }: Deadline): string {
  return `${stream} ${kind} ${dueAt}`
}

async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values()
  const worker = async (): Promise<void> => {
    for (const item of rest) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
}
