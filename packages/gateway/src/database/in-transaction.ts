import type pg from 'pg'

/** Runs `work` in a transaction of its own, which is undone where it throws. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // A client in an unknown state is not given to the next one.
    client.release(true)
    throw error
  }
}
