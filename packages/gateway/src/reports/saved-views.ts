import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { ReadAs } from '../centre/reader.js'

/** A view of the reports that somebody has kept. `address`: what stands behind `#reports/`. */
export interface SavedView {
  readonly id: string
  readonly name: string
  readonly address: string
  /** Epoch ms. */
  readonly createdAt: number
}

/** Whose views: nobody sees anybody else's. */
export interface ViewOwner {
  readonly tenant: number
  readonly user: string
}

/** The most that one person keeps. */
export const viewLimit = 50
const columns = 'v.id, v.name, v.address, v.created_at AS "createdAt"'
const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

/** Somebody's views, by name. */
export function listViews(readAs: ReadAs, { tenant, user }: ViewOwner): Promise<SavedView[]> {
  return readAs<SavedView>(
    tenant,
    `SELECT ${columns} FROM saved_views v WHERE v.tenant = $1 AND v.owner = $2 ORDER BY v.name`,
    [tenant, user],
  )
}

/** Keeps a view; one of the same name takes its place. Null where there are as many as one may keep. */
export async function keepView(
  pool: pg.Pool,
  { tenant, user }: ViewOwner,
  { name, address }: Pick<SavedView, 'name' | 'address'>,
): Promise<SavedView | null> {
  const { rows } = await pool.query<SavedView>(
    `INSERT INTO saved_views AS v (id, tenant, owner, name, address, created_at)
     SELECT $1, u.tenant, u.id, $4, $5, ${now} FROM users u
     WHERE u.tenant = $2 AND u.id = $3
       AND (SELECT count(*) FROM saved_views o WHERE o.owner = u.id AND o.name <> $4) < ${viewLimit}
     ON CONFLICT (owner, name) DO UPDATE SET address = excluded.address
     RETURNING ${columns}`,
    [randomUUID(), tenant, user, name, address],
  )
  return rows[0] ?? null
}

/** Throws a view away; false where the owner has none of this id. */
export async function dropView(pool: pg.Pool, { tenant, user }: ViewOwner, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'DELETE FROM saved_views WHERE tenant = $1 AND owner = $2 AND id = $3',
    [tenant, user, id],
  )
  return rowCount === 1
}
