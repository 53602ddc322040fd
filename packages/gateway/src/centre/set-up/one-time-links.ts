import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { hashPassword } from '../passwords.js'
import { hashOf } from '../sessions.js'
import { note } from './audit.js'
import { type Author, endSessionsOf } from './change-set-up.js'
import type { Fault } from './fault.js'
import { passwordFault } from './password-rules.js'
import { holdingSetUp } from './transaction.js'

/** Whom a link is for; it leaves once and its hash stays. */
export interface IssuedLink {
  readonly token: string
  /** Epoch ms. */
  readonly expiresAt: number
  readonly user: {
    readonly id: string
    readonly name: string
    readonly user: string
    readonly email: string | null
  }
  readonly tenantKey: string
  readonly tenantName: string
  /** Whether the user has never had a password. */
  readonly isNew: boolean
}

/** An invitation is read after a weekend, a reset while one waits for it. */
const lifeMs = { invitation: 72 * 3_600_000, reset: 3_600_000 }
const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

/** Makes a link by which the user chooses a password; an administrator's replaces the ones before. Null where there is no such user, or not any more. */
export async function issueLink(
  pool: pg.Pool,
  { tenant, actor }: Author,
  { user, by }: { readonly user: string; readonly by: keyof typeof lifeMs },
): Promise<IssuedLink | null> {
  return holdingSetUp<IssuedLink | null>(pool, tenant, {
    keep: (link) => link !== null,
    async work(client) {
      const { rows } = await client.query<
        IssuedLink['user'] & { isNew: boolean; key: string; tenantName: string }
      >(
        `SELECT u.id, u.name, u.login AS "user", u.email, u.password IS NULL AS "isNew", t.key, t.name AS "tenantName"
         FROM users u JOIN tenants t ON t.id = u.tenant WHERE u.tenant = $1 AND u.id = $2 AND NOT u.archived`,
        [tenant, user],
      )
      const [found] = rows
      if (found === undefined) return null
      const token = randomBytes(32).toString('base64url')
      // Whoever only says who they are must not take away what an administrator has handed over.
      await client.query(`DELETE FROM one_time_links WHERE "user" = $1 AND ($2 OR expires_at <= ${now})`, [
        user,
        by === 'invitation',
      ])
      const made = await client.query<{ expiresAt: number }>(
        `INSERT INTO one_time_links (token_hash, tenant, "user", expires_at) VALUES ($1, $2, $3, ${now} + $4) RETURNING expires_at AS "expiresAt"`,
        [hashOf(token), tenant, user, found.isNew ? lifeMs.invitation : lifeMs[by]],
      )
      const action = found.isNew ? 'invited' : 'password_reset'
      await note(client, { tenant, actor, action, kind: 'users', thing: user })
      const { isNew, key, tenantName, ...person } = found
      return {
        token,
        expiresAt: made.rows[0]?.expiresAt ?? 0,
        user: person,
        tenantKey: key,
        tenantName,
        isNew,
      }
    },
  })
}

/** Who asks for a reset by name: the ids, if there is such a user with an address to write to. */
export async function findForReset(
  pool: pg.Pool,
  { tenant, user }: { readonly tenant: string; readonly user: string },
): Promise<{ readonly tenant: number; readonly user: string } | null> {
  const { rows } = await pool.query<{ tenant: number; user: string }>(
    `SELECT u.tenant, u.id AS "user" FROM users u JOIN tenants t ON t.id = u.tenant
     WHERE t.key = $1 AND u.login = $2 AND NOT u.archived AND u.email IS NOT NULL`,
    [tenant, user],
  )
  return rows[0] ?? null
}

/** What a spent link comes to. */
type Redeemed =
  | { readonly tenantKey: string; readonly user: string; readonly endedSessions: readonly string[] }
  | { readonly faults: readonly Fault[] }
  | null

/** Sets the password by a link, once; every session of the user ends. Null: the link has been used, replaced, or is too old. */
export async function redeemLink(
  pool: pg.Pool,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<Redeemed> {
  const { rows } = await pool.query<{ tenant: number; user: string; login: string; key: string }>(
    `SELECT l.tenant, l."user", u.login, t.key FROM one_time_links l JOIN users u ON u.id = l."user" JOIN tenants t ON t.id = l.tenant
     WHERE l.token_hash = $1 AND l.expires_at > ${now} AND NOT u.archived`,
    [hashOf(token)],
  )
  const [found] = rows
  if (found === undefined) return null
  const wrong = passwordFault(password, { user: found.login, tenant: found.key })
  if (wrong !== null) return { faults: [wrong] }
  const hash = await hashPassword(password)
  return holdingSetUp<Redeemed>(pool, found.tenant, {
    keep: (outcome) => outcome !== null,
    async work(client) {
      // Of two who come with the same link, one finds it.
      const spent = await client.query(
        'DELETE FROM one_time_links WHERE token_hash = $1 AND expires_at > ' + now,
        [hashOf(token)],
      )
      if (spent.rowCount !== 1) return null
      const endedSessions = await setPassword(client, { ...found, hash, keepSession: null })
      return { tenantKey: found.key, user: found.login, endedSessions }
    },
  })
}

/** Stores a password's hash, notes it, and ends the user's other sessions, which are returned. */
export async function setPassword(
  client: pg.ClientBase,
  {
    tenant,
    user,
    hash,
    keepSession,
  }: {
    readonly tenant: number
    readonly user: string
    readonly hash: string
    readonly keepSession: string | null
  },
): Promise<readonly string[]> {
  await client.query('UPDATE users SET password = $3 WHERE tenant = $1 AND id = $2', [tenant, user, hash])
  await client.query('DELETE FROM one_time_links WHERE "user" = $1', [user])
  await note(client, { tenant, actor: user, action: 'password_changed', kind: 'users', thing: user })
  return endSessionsOf(client, user, keepSession)
}
