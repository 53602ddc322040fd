import type pg from 'pg'
import { inTransaction } from '../database/in-transaction.js'
import type { ReadAs } from './reader.js'
import { note } from './set-up/audit.js'

/**
 * A visitor from whom nothing more is taken, and with the visitor everybody who is the same person to the brand. `at` in epoch ms;
 * `byName` null: who did it is no longer known; `name` and `email` null: not told, or an anonymous visitor.
 */
export interface BlockedVisitor {
  readonly visitor: string
  readonly name: string | null
  readonly email: string | null
  readonly brand: string
  readonly contact: string
  readonly reason: string
  readonly by: string
  readonly byName: string | null
  readonly at: number
}

/** What is told when somebody blocks. */
export type Block = Omit<BlockedVisitor, 'byName' | 'at' | 'name' | 'email'> & { readonly tenant: number }

/** Visitors who were blocked; each change is noted in the audit log, without the words of the reason. */
export interface BlockedVisitors {
  /** Of these brands (null: all), the newest first. */
  list(tenant: number, brands: readonly string[] | null): Promise<BlockedVisitor[]>
  /** Every visitor for whom a block holds: the blocked ones, and all who are known to be the same persons. */
  ids(tenant: number): Promise<ReadonlySet<string>>
  /** The visitor, and all who are the same person to the brand. */
  sameAs(who: {
    readonly tenant: number
    readonly visitor: string
    readonly brand: string
  }): Promise<readonly string[]>
  /** Blocked again, the newer reason stands. */
  block(block: Block): Promise<void>
  /** Lets the whole person in again. Whether a block of these brands held for such a visitor. */
  unblock(wish: {
    readonly tenant: number
    readonly visitor: string
    readonly by: string
    readonly brands: readonly string[] | null
  }): Promise<boolean>
}

const most = 1_000

/** Ids of all who are the same person to the same brand as a visitor `of` that the blocks `b` name. */
const samePerson = `
  FROM blocked_visitors b
  JOIN visitors v ON v.tenant = b.tenant AND v.id = b.visitor
  JOIN sites s ON s.tenant = b.tenant AND s.brand = b.brand
  JOIN visitors other ON other.tenant = b.tenant AND other.site = s.id AND other.person = v.person`

/** The store: `pool` owns the tables, `readAs` is bound by row-level security. */
export function createBlockedVisitors(pool: pg.Pool, readAs: ReadAs): BlockedVisitors {
  return {
    list: (tenant, brands) =>
      readAs<BlockedVisitor>(
        tenant,
        `SELECT b.visitor, v.person_name AS name, v.person_email AS email, b.brand, b.contact, b.reason, b.blocked_by AS by, u.name AS "byName", b.blocked_at AS at
         FROM blocked_visitors b
         LEFT JOIN visitors v ON v.tenant = b.tenant AND v.id = b.visitor
         LEFT JOIN users u ON u.tenant = b.tenant AND u.id = b.blocked_by
         WHERE b.tenant = $1 AND ($2::uuid[] IS NULL OR b.brand = ANY($2)) ORDER BY b.blocked_at DESC LIMIT ${most}`,
        [tenant, brands],
      ),
    async ids(tenant) {
      const rows = await readAs<{ visitor: string }>(
        tenant,
        `SELECT b.visitor FROM blocked_visitors b WHERE b.tenant = $1
         UNION SELECT other.id ${samePerson} WHERE b.tenant = $1`,
        [tenant],
      )
      return new Set(rows.map(({ visitor }) => visitor))
    },
    async sameAs({ tenant, visitor, brand }) {
      const rows = await readAs<{ id: string }>(
        tenant,
        `SELECT other.id FROM visitors v
         JOIN sites s ON s.tenant = v.tenant AND s.brand = $3
         JOIN visitors other ON other.tenant = v.tenant AND other.site = s.id AND other.person = v.person
         WHERE v.tenant = $1 AND v.id = $2`,
        [tenant, visitor, brand],
      )
      return [...new Set([visitor, ...rows.map(({ id }) => id)])]
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
          `DELETE FROM blocked_visitors gone WHERE tenant = $1 AND ($3::uuid[] IS NULL OR brand = ANY($3))
           AND (visitor = $2 OR EXISTS (SELECT ${samePerson} WHERE b.visitor = gone.visitor AND other.id = $2))`,
          [tenant, visitor, brands],
        )
        if (rowCount === 0) return false
        await note(client, { ...noted, tenant, actor: by, action: 'unblocked', thing: visitor })
        return true
      }),
  }
}

const noted = { kind: 'visitors' } as const
