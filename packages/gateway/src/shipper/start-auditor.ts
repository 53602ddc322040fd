import { setTimeout as sleep } from 'node:timers/promises'
import type { Analytics, TenantSpan } from '@switchboard/analytics'
import type { Pool } from 'pg'
import { auditDay, type Audit } from './audit-day.js'
import { clock, openLease } from './lease.js'
import { resumeReplays } from './replay-day.js'

/** Checks what is stored, night for night. */
export interface Auditor {
  /** Ends after the day that is being compared. */
  close(): Promise<void>
}

export interface AuditorOptions {
  /** As the owner of the tables. */
  readonly pool: Pool
  readonly analytics: Pick<Analytics, 'compare' | 'insert' | 'remove' | 'settle'>
  /** A uuid. */
  readonly holder: string
  /** Hears what somebody should look at. */
  readonly onNotice: (notice: string) => void
  /** How often it looks whether something is due, in ms; once a minute unless given. */
  readonly everyMs?: number
  /** From midnight (UTC) to when it begins, in ms; an hour unless given: what was under way has arrived. */
  readonly nightMs?: number
}

const dayMs = 86_400_000
/** Each day is looked at in so many nights: what comes late or is replayed is seen as well. */
const nights = 3
/** A month is compacted when it has been over for so long. */
const settledMs = 3 * dayMs
const leaseMs = 120_000

/**
 * Audits every tenant's last days once a night, carries on replays that were interrupted, and compacts months that are over: on one
 * node at a time. What was done is in the database: a restart does not do it again, and a night that was slept through is made up for.
 */
export function startAuditor({
  pool,
  analytics,
  holder,
  onNotice,
  everyMs = 60_000,
  nightMs = 3_600_000,
}: AuditorOptions): Auditor {
  const lease = openLease(pool, { name: 'auditor', holder, ms: leaseMs })
  const stop = new AbortController()
  const goOn = async (): Promise<boolean> => !stop.signal.aborted && (await lease.take()) !== null
  let told: string | null = null

  const round = async (): Promise<void> => {
    if (!(await goOn())) return
    await resumeReplays({ pool, analytics })
    for (const span of await dueAudits(pool, nightMs)) {
      if (!(await goOn())) return
      const audit = await auditDay({ pool, analytics }, span)
      for (const notice of noticesOf(audit)) onNotice(notice)
    }
    if (await goOn()) await analytics.settle(Date.now() - settledMs, goOn)
  }
  const loop = async (): Promise<void> => {
    await sleep(everyMs, undefined, { signal: stop.signal }).catch(() => undefined)
    while (!stop.signal.aborted) {
      const fault = await round().then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      )
      // Once, and not every minute of an hour without the engine.
      if (fault !== null && fault !== told) onNotice(`the nightly audit cannot be done: ${fault}`)
      told = fault
      await sleep(everyMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  const running = loop()
  return {
    async close() {
      stop.abort()
      await running
      await lease.release().catch(() => undefined) // it runs out by itself
    },
  }
}

/** The days of tenants that are to be looked at in this night and were not: the oldest first. A past that is being played is not over. */
export async function dueAudits(pool: Pool, nightMs: number): Promise<readonly TenantSpan[]> {
  const { rows } = await pool.query<TenantSpan>(
    `WITH night AS MATERIALIZED (SELECT ${clock} / $1::bigint * $1::bigint AS midnight, ${clock} AS now),
     day AS (SELECT t.id AS tenant, midnight - n * $1::bigint AS from_at, midnight - (n - 1) * $1::bigint AS to_at, midnight
       FROM night, tenants t, generate_series(1, $3::int) AS n
       WHERE now >= midnight + $2::bigint
         AND NOT EXISTS (SELECT FROM simulations s WHERE s.tenant = t.id AND s.done_at IS NULL))
     SELECT d.tenant, d.from_at AS "from", d.to_at AS "to" FROM day d
     LEFT JOIN audits a ON a.tenant = d.tenant AND a.from_at = d.from_at AND a.to_at = d.to_at
     WHERE a.at IS NULL OR a.at < d.midnight + $2::bigint ORDER BY d.from_at, d.tenant`,
    [dayMs, nightMs, nights],
  )
  return rows
}

/** What somebody should look at, a sentence each. */
function noticesOf({ tenant, from, rows, differences, unfoldable }: Audit): readonly string[] {
  const day = new Date(from).toISOString().slice(0, 10)
  const [first] = differences
  return [
    ...(first
      ? [
          `audit of ${day}, tenant ${tenant}: ${differences.length} of ${rows} rows are not what the log says, such as ${first.table} ${first.key} (${first.kind}); replay that day`,
        ]
      : []),
    ...(unfoldable.length > 0
      ? [
          `audit of ${day}, tenant ${tenant}: ${unfoldable.length} facts cannot be folded and are missing from the numbers`,
        ]
      : []),
  ]
}
