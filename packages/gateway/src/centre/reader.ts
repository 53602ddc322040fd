import type pg from 'pg'

/** Reads as one tenant: row-level security hides everybody else's rows, whatever the statement says. */
export type ReadAs = <Row extends pg.QueryResultRow>(
  tenant: number,
  sql: string,
  values?: readonly unknown[],
) => Promise<Row[]>

/** `pool`: one of `openPool` with `role: 'reader'` and `pipeline: true`, so that the four statements are one trip. */
export function createReader(pool: pg.Pool): ReadAs {
  return async <Row extends pg.QueryResultRow>(
    tenant: number,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> => {
    const client = await pool.connect()
    try {
      const steps = await Promise.allSettled([
        client.query('BEGIN READ ONLY'),
        client.query("SELECT set_config('switchboard.tenant', $1, true)", [String(tenant)]),
        client.query<Row>(sql, [...values]),
        client.query('COMMIT'),
      ])
      const failed = steps.find((step) => step.status === 'rejected')
      if (failed) throw failed.reason
      const [, , answer] = steps
      return answer.status === 'fulfilled' ? answer.value.rows : []
    } finally {
      client.release()
    }
  }
}
