import type { Pool, PoolClient } from 'pg'
import { inTransaction } from '../database/in-transaction.js'
import { backOff, failureOf } from '../log/failures.js'

/** So many failures in a row, half a minute, and it is given up. */
const tries = 36

/** A day was not written because somebody else has changed a stream of it meanwhile: it is played again on what is there now. */
export class DayOvertaken extends Error {
  override readonly name = 'DayOvertaken'
}

/**
 * Does it again where the database was lost or too busy, or the day was overtaken. That is safe: a day is written whole or not at
 * all, and one that is written is not played again.
 */
export async function persistently<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let failed = 1; ; failed++) {
    try {
      return await work()
    } catch (error) {
      const passes = error instanceof DayOvertaken || failureOf(error) !== 'fault'
      if (!passes || failed >= tries || signal.aborted) throw error
      await backOff(failed)
    }
  }
}

/**
 * A transaction that may take its time. The house's limits are for people who wait for an answer; this process yields to everybody,
 * and on a busy machine stood for seconds between two statements: the server then cut it off.
 */
export function inPatientTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (client) => {
    await client.query(
      "SELECT set_config(name, '60s', true) FROM unnest(ARRAY['statement_timeout', 'idle_in_transaction_session_timeout', 'lock_timeout']) AS name",
    )
    return work(client)
  })
}
