import type { Analytics } from '@switchboard/analytics'
import type { Pool } from 'pg'
import { type Batch, finishBatch, mostFacts, nextBatch, unparkFacts } from './batches.js'
import type { Lease } from './lease.js'
import { type BatchRows, rowsOfBatch } from './rows-of-batch.js'

export interface ShippingParts {
  readonly pool: Pool
  readonly analytics: Pick<Analytics, 'insert'>
  readonly lease: Lease
  /** The lease's name, and who holds it here. */
  readonly name: string
  readonly holder: string
}

interface Prepared extends BatchRows {
  readonly batch: Batch
}

/**
 * Ships a batch at each call, if it is this node's turn and there is one; resolves to it. Where more than one is to go the next is read and
 * folded while the engine stores this one. What was prepared is used only under the lease that it was prepared under.
 */
export function createShipping({ pool, analytics, lease, name, holder }: ShippingParts) {
  let prepared: Prepared | null = null
  let turn: 'now' | 'past' = 'now'

  const prepare = async (besides: Batch | null): Promise<Prepared | null> => {
    const batch = await nextBatch(pool, { name, holder }, { turn, besides })
    return batch && { batch, ...(await rowsOfBatch(pool, batch)) }
  }
  return async (): Promise<Batch | null> => {
    const kept = prepared
    prepared = null
    const taken = await lease.take()
    if (!taken) return null
    if (taken.fresh) await unparkFacts(pool)
    const now = (taken.fresh ? null : kept) ?? (await prepare(null))
    if (!now) return null
    const { batch, rows, parked } = now
    turn = batch.past ? 'now' : 'past'
    const [stored, next] = await Promise.allSettled([
      analytics.insert(batch.name, rows),
      isShort(batch) ? null : prepare(batch),
    ])
    if (stored.status === 'rejected') throw stored.reason
    await finishBatch(pool, batch, { facts: parked, rows: stored.value })
    // What could not be prepared is met again, with its fault, when its turn comes.
    prepared = next.status === 'fulfilled' ? next.value : null
    return batch
  }
}

/** Whether a batch took all that there was of what has just happened. */
export function isShort({ past, facts }: Pick<Batch, 'past' | 'facts'>): boolean {
  return !past && facts.length < mostFacts
}
