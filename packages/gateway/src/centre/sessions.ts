import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Role } from '../desk/centre.js'
import { verifyPassword } from './passwords.js'

/** Who is logged in. Looked up anew for every request, so that a changed role or an ended session counts at once. */
export interface Session {
  readonly id: string
  readonly tenant: number
  readonly tenantKey: string
  readonly tenantName: string
  readonly user: string
  readonly login: string
  readonly name: string
  readonly role: Role
  /** Null: all of the tenant. */
  readonly brands: string[] | null
  readonly expiresAt: number
}

interface Credentials {
  readonly tenant: string
  readonly user: string
  readonly password: string
}

/** Log-ins and the single-use tickets that carry one of them to a socket. Tokens leave once, in the answer; the hash stays. */
export interface Sessions {
  /** The id of the user, or null: which of the three was wrong is not told, by the time taken neither. */
  check(credentials: Credentials): Promise<string | null>
  open(user: string): Promise<{ readonly token: string; readonly session: Session }>
  find(token: string): Promise<Session | null>
  /** Where letters to a user go; null: nowhere. */
  emailOf(user: string): Promise<string | null>
  /** Ends a session and with it its tickets. */
  end(session: string): Promise<void>
  /** Those of the given that still stand. */
  standing(sessions: readonly string[]): Promise<readonly string[]>
  /** Good for one socket within `ticketMs`. */
  issueTicket(session: string): Promise<{ readonly ticket: string; readonly expiresAt: number }>
  /** Whoever comes first gets the session; anybody later, null; `expired` where nobody came in time. */
  redeemTicket(ticket: string): Promise<Session | 'expired' | null>
}

/** A shift: whoever starts in the morning is not thrown out of a contact in the afternoon. */
const sessionMs = 12 * 3_600_000
const ticketMs = 60_000
/** Tells a ticket from a visitor's token, for the reader of a log and for us. */
const ticketMark = 'swt_'

const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'
const columns = `s.id, s.tenant, t.key AS "tenantKey", t.name AS "tenantName", u.id AS "user", u.login, u.name, u.role, u.brands, s.expires_at AS "expiresAt"`
const joined = `JOIN users u ON u.id = s."user" AND u.tenant = s.tenant AND NOT u.archived JOIN tenants t ON t.id = s.tenant`

/** Whether a token of a socket is a ticket of a member of staff. */
export function isTicket(token: string): boolean {
  return token.startsWith(ticketMark)
}

/** Sessions in the database of `pool`; its clock decides what has expired. */
export function createSessions(pool: pg.Pool): Sessions {
  const one = async (sql: string, values: readonly unknown[]): Promise<Session | null> =>
    (await pool.query<Session>(sql, [...values])).rows[0] ?? null
  return {
    async check({ tenant, user, password }) {
      const { rows } = await pool.query<{ id: string; password: string | null }>(
        'SELECT u.id, u.password FROM users u JOIN tenants t ON t.id = u.tenant WHERE t.key = $1 AND u.login = $2 AND NOT u.archived',
        [tenant, user],
      )
      const [found] = rows
      return (await verifyPassword(password, found?.password ?? null)) && found ? found.id : null
    },
    async open(user) {
      const token = randomBytes(32).toString('base64url')
      await pool.query(`DELETE FROM sessions WHERE "user" = $1 AND expires_at <= ${now}`, [user])
      const session = await one(
        `WITH s AS (
           INSERT INTO sessions (token_hash, id, tenant, "user", created_at, expires_at)
           SELECT $2, $3, u.tenant, u.id, ${now}, ${now} + ${sessionMs} FROM users u WHERE u.id = $1 RETURNING *
         ) SELECT ${columns} FROM s ${joined}`,
        [user, hashOf(token), randomUUID()],
      )
      if (session === null) throw new Error('The user is gone.')
      return { token, session }
    },
    find: (token) =>
      one(`SELECT ${columns} FROM sessions s ${joined} WHERE s.token_hash = $1 AND s.expires_at > ${now}`, [
        hashOf(token),
      ]),
    async emailOf(user) {
      const { rows } = await pool.query<{ email: string | null }>('SELECT email FROM users WHERE id = $1', [
        user,
      ])
      return rows[0]?.email ?? null
    },
    async end(session) {
      await pool.query('DELETE FROM sessions WHERE id = $1', [session])
    },
    async standing(sessions) {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM sessions WHERE id = ANY($1::uuid[]) AND expires_at > ${now}`,
        [sessions],
      )
      return rows.map((row) => row.id)
    },
    async issueTicket(session) {
      const ticket = ticketMark + randomBytes(32).toString('base64url')
      await pool.query(`DELETE FROM tickets WHERE session = $1 AND expires_at <= ${now}`, [session])
      const { rows } = await pool.query<{ expiresAt: number }>(
        `INSERT INTO tickets (token_hash, session, expires_at) VALUES ($1, $2, ${now} + ${ticketMs}) RETURNING expires_at AS "expiresAt"`,
        [hashOf(ticket), session],
      )
      return { ticket, expiresAt: rows[0]?.expiresAt ?? 0 }
    },
    async redeemTicket(ticket) {
      const { rows } = await pool.query<Session & { late: boolean }>(
        `WITH used AS (DELETE FROM tickets WHERE token_hash = $1 RETURNING session, expires_at)
         SELECT ${columns}, used.expires_at <= ${now} AS late FROM used JOIN sessions s ON s.id = used.session AND s.expires_at > ${now} ${joined}`,
        [hashOf(ticket)],
      )
      const [row] = rows
      if (!row) return null
      const { late, ...session } = row
      return late ? 'expired' : session
    },
  }
}

/** What is kept of a token. Not argon2: what is hashed has 256 random bits, there is nothing to guess. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
