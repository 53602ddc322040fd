import type { Pool } from 'pg'

/** The database's clock in epoch ms, as an SQL expression. */
export const clock = '(floor(extract(epoch FROM clock_timestamp()) * 1000))::bigint'

/** One node ships at a time. A lease is a promise in time only: what is done under it must be right if it is broken. */
export interface Lease {
  /** Takes or prolongs it. `fresh`: this node did not have it before. Null: another node has it. */
  take(): Promise<{ readonly fresh: boolean } | null>
  /** Lets another node have it at once. */
  release(): Promise<void>
}

/** The lease `name` for a node that calls itself `holder` (a uuid); it lasts `ms` after each `take`. */
export function openLease(
  pool: Pool,
  { name, holder, ms }: { name: string; holder: string; ms: number },
): Lease {
  let had = false
  return {
    async take() {
      const { rowCount } = await pool.query(
        `INSERT INTO leases (name, holder, until) VALUES ($1, $2, ${clock} + $3)
         ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
         WHERE leases.holder = excluded.holder OR leases.until < ${clock}`,
        [name, holder, ms],
      )
      const fresh = !had
      had = rowCount === 1
      return had ? { fresh } : null
    },
    async release() {
      had = false
      await pool.query('DELETE FROM leases WHERE name = $1 AND holder = $2', [name, holder])
    },
  }
}
