import type pg from 'pg'

/** Of our own, so that it never meets the lock of routing, which has one key. */
const lockClass = 0x5e7

/**
 * Runs `work` in a transaction that holds the tenant's set-up: whoever else changes it waits, so that what was checked still holds when
 * it is written. Undone where `work` throws or answers what `keep` does not want.
 */
export async function holdingSetUp<T>(
  pool: pg.Pool,
  tenant: number,
  { work, keep }: { work(client: pg.PoolClient): Promise<T>; keep(outcome: T): boolean },
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [lockClass, tenant])
    const outcome = await work(client)
    await client.query(keep(outcome) ? 'COMMIT' : 'ROLLBACK')
    client.release()
    return outcome
  } catch (error) {
    // A client in an unknown state is not given to the next one.
    client.release(true)
    throw error
  }
}
