import type pg from 'pg'

/** What may be changed of a queue; times in ms. `rev` is the one that the change was made from. */
export interface QueueChange {
  readonly rev: number
  readonly name?: string
  readonly offerMs?: number
  readonly wrapUpMs?: number
}

/** Changes a queue of the tenant if nobody did so since `rev`. */
export async function changeQueue(
  pool: pg.Pool,
  at: { tenant: number; queue: string },
  change: QueueChange,
): Promise<'changed' | 'stale' | 'missing'> {
  const { rowCount } = await pool.query(
    `UPDATE queues SET name = coalesce($4, name), offer_ms = coalesce($5, offer_ms), wrap_up_ms = coalesce($6, wrap_up_ms), rev = rev + 1
     WHERE tenant = $1 AND id = $2 AND rev = $3`,
    [at.tenant, at.queue, change.rev, change.name ?? null, change.offerMs ?? null, change.wrapUpMs ?? null],
  )
  if (rowCount === 1) return 'changed'
  const { rows } = await pool.query('SELECT 1 FROM queues WHERE tenant = $1 AND id = $2', [
    at.tenant,
    at.queue,
  ])
  return rows.length > 0 ? 'stale' : 'missing'
}
