import { randomUUID } from 'node:crypto'
import type { Analytics, Reject, TenantSpan } from '@switchboard/analytics'
import type { Pool } from 'pg'
import type { ParkedFact } from './batches.js'
import { clock } from './lease.js'
import { rowsOfDay } from './rows-of-day.js'

/** What a replay came to. */
export interface Replay {
  /** Rows written. */
  readonly rows: number
  /** Facts that could not be folded and rows that the engine refused: they are missing from the numbers. */
  readonly unfoldable: readonly ParkedFact[]
  readonly rejects: readonly Reject[]
}

interface Stores {
  /** As the owner of the tables. */
  readonly pool: Pool
  readonly analytics: Pick<Analytics, 'insert' | 'remove'>
}

/**
 * Takes a tenant's rows of a day away, at all grains, and writes them anew from the log; epoch ms, `from` is within, `to` is not.
 * What is shipped meanwhile stays, for it is written from the log as it is then. Interrupted, it is carried on by `resumeReplays`.
 */
export async function replayDay({ pool, analytics }: Stores, span: TenantSpan): Promise<Replay> {
  const { tenant, from, to } = span
  await pool.query(
    `INSERT INTO replays (tenant, from_at, to_at, began_at) VALUES ($1, $2, $3, ${clock}) ON CONFLICT DO NOTHING`,
    [tenant, from, to],
  )
  // In this order: a row that is shipped before the removal is in the log before it is read here.
  await analytics.remove(span)
  const name = `replay-${randomUUID()}`
  const unfoldable: ParkedFact[] = []
  const rejects: Reject[] = []
  let rows = 0
  let no = 0
  for await (const part of rowsOfDay(pool, span)) {
    no += 1
    rejects.push(...(await analytics.insert(`${name}-${no}`, part.rows)))
    unfoldable.push(...part.unfoldable)
    rows += Object.values(part.rows).reduce((sum, some: readonly unknown[]) => sum + some.length, 0)
  }
  await pool.query('DELETE FROM replays WHERE tenant = $1 AND from_at = $2 AND to_at = $3', [
    tenant,
    from,
    to,
  ])
  return { rows: rows - rejects.length, unfoldable, rejects }
}

/** Carries on every replay that was interrupted after its rows had been taken away. */
export async function resumeReplays(stores: Stores): Promise<void> {
  const { rows } = await stores.pool.query<TenantSpan>(
    'SELECT tenant, from_at AS "from", to_at AS "to" FROM replays ORDER BY began_at',
  )
  for (const span of rows) await replayDay(stores, span)
}
