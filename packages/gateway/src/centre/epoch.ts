import type pg from 'pg'

/** The name of this log; it changes when the database was restored or reset. */
export async function readEpoch(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ epoch: string }>('SELECT epoch FROM installation')
  const [row] = rows
  if (!row) throw new Error('The table installation is empty: the database is not whole.')
  return row.epoch
}
