import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { ReadAs } from '../reader.js'
import { type Session, hashOf } from '../sessions.js'
import { note } from './audit.js'
import type { Author } from './change-set-up.js'
import { type Fault, fault } from './fault.js'
import { readSetUp } from './tables.js'
import { holdingSetUp } from './transaction.js'

/** The roles that a program may have: it takes no contacts. */
export const keyRoles = ['supervisor', 'analyst', 'brand_viewer', 'admin'] as const

/** A key as it is listed: without what opens the door. Times in epoch ms. */
export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly role: (typeof keyRoles)[number]
  readonly brands: readonly string[] | null
  readonly createdAt: number
  readonly expiresAt: number
  readonly lastUsedAt: number | null
  readonly revokedAt: number | null
}

/** What a new key shall be. */
export interface ApiKeyWish {
  readonly name: string
  readonly role: (typeof keyRoles)[number]
  readonly brands: readonly string[] | null
  /** From now on. */
  readonly days: number
}

/** Tells a key from everything else, for the reader of a log and for scanners of leaked secrets. */
const mark = 'swk_'
const dayMs = 86_400_000
const longestDays = 731
/** Last use is as exact as that, in ms: a program that asks all day writes one row a minute. */
const useMs = 60_000
const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'
const columns = `k.id, k.name, k.role, k.brands, k.created_at AS "createdAt", k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt", k.revoked_at AS "revokedAt"`

/** The tenant's keys, the newest first. */
export function listApiKeys(readAs: ReadAs, tenant: number): Promise<ApiKey[]> {
  return readAs<ApiKey>(
    tenant,
    `SELECT ${columns} FROM api_keys k WHERE k.tenant = $1 ORDER BY k.created_at DESC, k.id`,
    [tenant],
  )
}

/** Makes a key; its text leaves once, the hash stays. */
export async function makeApiKey(
  pool: pg.Pool,
  { tenant, actor }: Author,
  wish: ApiKeyWish,
): Promise<{ readonly key: string; readonly made: ApiKey } | { readonly faults: readonly Fault[] }> {
  type Made = Awaited<ReturnType<typeof makeApiKey>>
  return holdingSetUp<Made>(pool, tenant, {
    keep: (outcome) => 'made' in outcome,
    async work(client) {
      const name = wish.name.trim()
      const { brands } = await readSetUp(client, tenant)
      const faults = faultsOf({ ...wish, name }, new Set(brands.map(({ id }) => id)))
      if (faults.length > 0) return { faults }
      const key = mark + randomBytes(32).toString('base64url')
      const { rows } = await client.query<ApiKey>(
        `INSERT INTO api_keys AS k (id, tenant, name, role, brands, key_hash, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, ${now}, ${now} + $7::bigint) RETURNING ${columns}`,
        [randomUUID(), tenant, name, wish.role, wish.brands, hashOf(key), wish.days * dayMs],
      )
      const [made] = rows
      if (made === undefined) throw new Error('A key was not made.')
      const { id, role, expiresAt } = made
      await note(client, {
        tenant,
        actor,
        action: 'key_made',
        kind: 'apiKeys',
        thing: id,
        after: { name, role, brands: wish.brands, expiresAt },
      })
      return { key, made }
    },
  })
}

function faultsOf({ name, role, brands, days }: ApiKeyWish, known: ReadonlySet<string>): readonly Fault[] {
  const faults: Fault[] = []
  if (name === '') faults.push(fault('name', 'empty'))
  if (name.length > 80) faults.push(fault('name', 'too_long', 80))
  if (days < 1 || days > longestDays) faults.push(fault('days', 'expiry'))
  if (brands?.some((id) => !known.has(id)) === true) faults.push(fault('brands', 'brand_unknown'))
  if (role === 'admin' && brands !== null) faults.push(fault('brands', 'admin_brands'))
  if (role === 'brand_viewer' && (brands?.length ?? 0) === 0) faults.push(fault('brands', 'viewer_brands'))
  return faults
}

/** Ends a key for good; false where there is none of the tenant's that still stands. */
export async function revokeApiKey(pool: pg.Pool, { tenant, actor }: Author, id: string): Promise<boolean> {
  return holdingSetUp<boolean>(pool, tenant, {
    keep: (revoked) => revoked,
    async work(client) {
      const { rows } = await client.query<{ name: string }>(
        `UPDATE api_keys SET revoked_at = ${now} WHERE tenant = $1 AND id = $2 AND revoked_at IS NULL RETURNING name`,
        [tenant, id],
      )
      const [before] = rows
      if (before === undefined) return false
      await note(client, { tenant, actor, action: 'key_revoked', kind: 'apiKeys', thing: id, before })
      return true
    },
  })
}

/** Whoever bears a key, as a session is; null: it is none, or no more. */
export type FindKey = (key: string) => Promise<Session | null>

/** Looks keys up in the database of `pool`, anew for every request, so that a revoked one counts at once. */
export function createFindKey(pool: pg.Pool): FindKey {
  return async (key) => {
    if (!key.startsWith(mark)) return null
    const { rows } = await pool.query<Session & { stale: boolean }>(
      `SELECT k.id, k.tenant, t.key AS "tenantKey", t.name AS "tenantName", k.id AS "user", k.name AS login, k.name, k.role, k.brands,
              k.expires_at AS "expiresAt", coalesce(k.last_used_at, 0) < ${now} - ${useMs} AS stale
       FROM api_keys k JOIN tenants t ON t.id = k.tenant WHERE k.key_hash = $1 AND k.revoked_at IS NULL AND k.expires_at > ${now}`,
      [hashOf(key)],
    )
    const [row] = rows
    if (row === undefined) return null
    const { stale, ...session } = row
    if (stale) await pool.query(`UPDATE api_keys SET last_used_at = ${now} WHERE id = $1`, [session.id])
    return session
  }
}
