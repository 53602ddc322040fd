import type pg from 'pg'
import type { Deadline } from '../log/log.js'
import type { KnownVisitor } from '../reception/read-answers.js'

/** What the desk looks up and keeps besides the log. */
export interface DeskStore {
  /** How many contacts wait in a queue and ring nowhere; those who are to be called back hold no line. */
  waitingIn(tenant: number, queue: string): Promise<number>
  /** How many contacts wait, by queue; a queue in which none does is not there. */
  waitingByQueue(tenant: number): Promise<ReadonlyMap<string, number>>
  /** The agent who last accepted a contact of this visitor. */
  lastAgentOf(tenant: number, visitor: string): Promise<string | null>
  /** The contacts in which this visitor left a message or a wish to be called within so many ms. */
  leftBy(tenant: number, visitor: string, withinMs: number): Promise<readonly string[]>
  /** Over what the sound of a call goes; null where it has no room yet. */
  planeOf(contact: string): Promise<'p2p' | 'livekit' | null>
  /** The e-mail address that a visitor left in this contact, else the one that the brand's server has signed. */
  addressOf(
    tenant: number,
    who: { readonly contact: string; readonly visitor: string },
  ): Promise<string | null>
  /** What the brand has signed of a visitor. */
  knownOf(tenant: number, visitor: string): Promise<KnownVisitor>
  /** Whether the brand has signed who this visitor is. */
  isIdentified(tenant: number, visitor: string): Promise<boolean>
  /** The contact that goes on with this one by e-mail, as long as it has not ended. */
  continuationOf(tenant: number, contact: string): Promise<string | null>
  /** The agents' consoles are there, or were until now: not lost before so many ms from now. */
  holdLeases(agents: readonly string[], ms: number): Promise<void>
  /** Nobody was here to renew leases: what has run out, or would within so many ms, runs out then. */
  forgiveLeases(ms: number): Promise<void>
  /** Takes a lease that has run out, and puts it off by so many ms; null where it was renewed meanwhile. */
  claimLease(lease: Deadline, ms: number): Promise<Deadline | null>
}

const clock = '(SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint)'

const waiting = `SELECT count(*)::int AS n FROM streams
  WHERE tenant = $1 AND kind = 'contact' AND phase = 'queued' AND state ->> 'queue' = $2
    AND state ->> 'channel' <> 'callback'`

const left = `SELECT stream FROM facts WHERE tenant = $1 AND type = 'contact_started' AND body ->> 'visitor' = $2
  AND body ? 'left' AND at > ${clock} - $3::bigint`

// By the visitor, for the index; the parent is one of that visitor's.
const continuation = `SELECT s.id FROM facts p JOIN facts f ON f.tenant = p.tenant AND f.type = 'contact_started'
    AND f.body ->> 'visitor' = p.body ->> 'visitor' AND f.body ->> 'parent' = p.stream::text
  JOIN streams s ON s.id = f.stream AND s.phase NOT IN ('wrap_up', 'closed')
  WHERE p.tenant = $1 AND p.stream = $2 AND p.type = 'contact_started' ORDER BY f.at DESC LIMIT 1`

const address = `SELECT coalesce(
    (SELECT body ->> 'email' FROM content WHERE stream = $2 AND tenant = $1 AND seq = 1),
    (SELECT person_email FROM visitors WHERE id = $3 AND tenant = $1)) AS email`

const known = 'SELECT person_name AS name, person_email AS email FROM visitors WHERE tenant = $1 AND id = $2'

const identified = 'SELECT FROM visitors WHERE tenant = $1 AND id = $2 AND person IS NOT NULL'

const waitingEach = `SELECT state ->> 'queue' AS queue, count(*)::int AS n FROM streams
  WHERE tenant = $1 AND kind = 'contact' AND phase IN ('queued', 'offered') GROUP BY 1`

const lastAgent = `SELECT a.agent FROM facts c CROSS JOIN LATERAL (
    SELECT body ->> 'agent' AS agent FROM facts WHERE stream = c.stream AND type = 'offer_accepted' ORDER BY seq DESC LIMIT 1) a
  WHERE c.tenant = $1 AND c.type = 'contact_started' AND c.body ->> 'visitor' = $2 ORDER BY c.at DESC LIMIT 1`

// In the order of ids, so that two nodes with the same agents cannot wait in a circle.
const hold = `INSERT INTO deadlines (stream, kind, due_at)
  SELECT agent, 'lease', ${clock} + $2::bigint FROM unnest($1::uuid[]) AS t(agent) ORDER BY agent
  ON CONFLICT (stream, kind) DO UPDATE SET due_at = excluded.due_at`

const forgive = `UPDATE deadlines SET due_at = ${clock} + $1::bigint WHERE kind = 'lease' AND due_at < ${clock} + $1::bigint`

const claim = `UPDATE deadlines SET due_at = ${clock} + $3::bigint
  WHERE stream = $1 AND kind = 'lease' AND due_at = $2 RETURNING stream, kind, due_at AS "dueAt"`

/** The store in the database of `pool`, which owns the tables. */
export function createDeskStore(pool: pg.Pool): DeskStore {
  return {
    async waitingIn(tenant, queue) {
      const { rows } = await pool.query<{ n: number }>(waiting, [tenant, queue])
      return rows[0]?.n ?? 0
    },
    async waitingByQueue(tenant) {
      const { rows } = await pool.query<{ queue: string; n: number }>(waitingEach, [tenant])
      return new Map(rows.map(({ queue, n }) => [queue, n]))
    },
    async lastAgentOf(tenant, visitor) {
      const { rows } = await pool.query<{ agent: string }>(lastAgent, [tenant, visitor])
      return rows[0]?.agent ?? null
    },
    async leftBy(tenant, visitor, withinMs) {
      const { rows } = await pool.query<{ stream: string }>(left, [tenant, visitor, withinMs])
      return rows.map(({ stream }) => stream)
    },
    async planeOf(contact) {
      const sql = 'SELECT plane FROM call_rooms WHERE contact = $1'
      return (await pool.query<{ plane: 'p2p' | 'livekit' }>(sql, [contact])).rows[0]?.plane ?? null
    },
    async addressOf(tenant, { contact, visitor }) {
      const { rows } = await pool.query<{ email: string | null }>(address, [tenant, contact, visitor])
      return rows[0]?.email ?? null
    },
    async knownOf(tenant, visitor) {
      const { rows } = await pool.query<KnownVisitor>(known, [tenant, visitor])
      return rows[0] ?? { name: null, email: null }
    },
    async isIdentified(tenant, visitor) {
      const { rowCount } = await pool.query(identified, [tenant, visitor])
      return rowCount === 1
    },
    async continuationOf(tenant, contact) {
      const { rows } = await pool.query<{ id: string }>(continuation, [tenant, contact])
      return rows[0]?.id ?? null
    },
    async holdLeases(agents, ms) {
      await pool.query(hold, [agents, ms])
    },
    async forgiveLeases(ms) {
      await pool.query(forgive, [ms])
    },
    async claimLease({ stream, dueAt }, ms) {
      const { rows } = await pool.query<Deadline>(claim, [stream, dueAt, ms])
      return rows[0] ?? null
    },
  }
}
