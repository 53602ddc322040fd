import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** A task that one node at a time may have: a row that runs out when its holder stops renewing it. */
export interface Lease {
  /** Takes or renews it for `ms`; false while another node has it. */
  take(ms: number): Promise<boolean>
  /** Gives it up at once, if it is held. */
  give(): Promise<void>
}

// By the database's clock, so that nodes need not agree on the time.
const take = `
  INSERT INTO leases AS l (name, holder, until)
  VALUES ($1, $2, (extract(epoch FROM clock_timestamp()) * 1000)::bigint + $3::bigint)
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
  WHERE l.holder = excluded.holder OR l.until < (extract(epoch FROM clock_timestamp()) * 1000)::bigint`

/** A lease of this name. A stopped process loses it when it runs out, where a lock would stay with its connection. */
export function createLease(pool: pg.Pool, name: string): Lease {
  const holder = randomUUID()
  return {
    async take(ms) {
      const { rowCount } = await pool.query(take, [name, holder, ms])
      return rowCount === 1
    },
    async give() {
      await pool.query('DELETE FROM leases WHERE name = $1 AND holder = $2', [name, holder])
    },
  }
}
