import type pg from 'pg'
import type { ReadAs } from './reader.js'
import { note } from './set-up/audit.js'

/** A visitor from whom nothing more is taken. `at` in epoch ms; `byName` null: who did it is no longer known. */
export interface BlockedVisitor {
  readonly visitor: string
  readonly brand: string
  readonly contact: string
  readonly reason: string
  readonly by: string
  readonly byName: string | null
  readonly at: number
}

/** What is told when somebody blocks. */
export type Block = Omit<BlockedVisitor, 'byName' | 'at'> & { readonly tenant: number }

/** Visitors who were blocked; each change is noted in the audit log, without the words of the reason. */
export interface BlockedVisitors {
  /** Of these brands (null: all), the newest first. */
  list(tenant: number, brands: readonly string[] | null): Promise<BlockedVisitor[]>
  ids(tenant: number): Promise<ReadonlySet<string>>
  /** Blocked again, the newer reason stands. */
  block(block: Block): Promise<void>
  /** Whether such a visitor of these brands was blocked. */
  unblock(wish: {
    readonly tenant: number
    readonly visitor: string
    readonly by: string
    readonly brands: readonly string[] | null
  }): Promise<boolean>
}

const most = 1_000

/** The store: `pool` owns the tables, `readAs` is bound by row-level security. */
export function createBlockedVisitors(pool: pg.Pool, readAs: ReadAs): BlockedVisitors {
  return {
    list: (tenant, brands) =>
      readAs<BlockedVisitor>(
        tenant,
        `SELECT b.visitor, b.brand, b.contact, b.reason, b.blocked_by AS by, u.name AS "byName", b.blocked_at AS at
         FROM blocked_visitors b LEFT JOIN users u ON u.tenant = b.tenant AND u.id = b.blocked_by
         WHERE b.tenant = $1 AND ($2::uuid[] IS NULL OR b.brand = ANY($2)) ORDER BY b.blocked_at DESC LIMIT ${most}`,
        [tenant, brands],
      ),
    async ids(tenant) {
      const rows = await readAs<{ visitor: string }>(
        tenant,
        'SELECT visitor FROM blocked_visitors WHERE tenant = $1',
        [tenant],
      )
      return new Set(rows.map(({ visitor }) => visitor))
    },
    block: ({ tenant, visitor, brand, contact, reason, by }) =>
      inTransaction(pool, async (client) => {
        await client.query(
          `INSERT INTO blocked_visitors (visitor, tenant, brand, contact, reason, blocked_by, blocked_at)
           VALUES ($1, $2, $3, $4, $5, $6, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
           ON CONFLICT (visitor) DO UPDATE SET contact = excluded.contact, reason = excluded.reason,
             blocked_by = excluded.blocked_by, blocked_at = excluded.blocked_at`,
          [visitor, tenant, brand, contact, reason, by],
        )
        await note(client, {
          ...noted,
          tenant,
          actor: by,
          action: 'blocked',
          thing: visitor,
          after: { contact },
        })
      }),
    unblock: ({ tenant, visitor, by, brands }) =>
      inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          'DELETE FROM blocked_visitors WHERE tenant = $1 AND visitor = $2 AND ($3::uuid[] IS NULL OR brand = ANY($3))',
          [tenant, visitor, brands],
        )
        if (rowCount === 0) return false
        await note(client, { ...noted, tenant, actor: by, action: 'unblocked', thing: visitor })
        return true
      }),
  }
}

const noted = { kind: 'visitors' } as const

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const outcome = await work(client)
    await client.query('COMMIT')
    client.release()
    return outcome
  } catch (error) {
    // A client in an unknown state is not given to the next one.
    client.release(true)
    throw error
  }
}
