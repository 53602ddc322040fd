import type { AgentState, ContactState } from '@switchboard/domain'
import type { ReadAs } from '../centre/reader.js'
import type { LiveQueueName } from './floor.js'

/** A head that has moved. */
export interface MovedHead {
  readonly id: string
  readonly kind: string
  readonly seq: number
  readonly state: ContactState | AgentState
}

/** A stored fact, as folding takes it. */
export interface StoredRow {
  readonly stream: string
  readonly seq: number
  readonly vseq: number | null
  readonly at: number
  readonly actor: string | null
  readonly type: string
  readonly v: number
  readonly body: unknown
}

/** The present presence of an agent: since when, and why. */
export interface PresenceRow {
  readonly id: string
  readonly at: number
  readonly reason: string | null
}

/** What a tenant's floor is read by; all under the tenant's row-level security. */
export interface FloorReader {
  /** The day of the tenant's zone that it is now: epoch ms. */
  day(tenant: number): Promise<{ readonly from: number; readonly to: number }>
  /** The contacts that something happened to since then, and those that wait. */
  contactsSince(tenant: number, from: number): Promise<readonly string[]>
  /** The moment, and the heads that differ from what is known, those of contacts started since `from` included. */
  moved(
    tenant: number,
    known: { readonly from: number; readonly seqs: ReadonlyMap<string, number> },
  ): Promise<{ readonly at: number; readonly heads: readonly MovedHead[] }>
  facts(tenant: number, contacts: readonly string[]): Promise<readonly StoredRow[]>
  presences(tenant: number, agents: readonly string[]): Promise<readonly PresenceRow[]>
  queues(tenant: number): Promise<readonly LiveQueueName[]>
}

const clock = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

const day = `SELECT (extract(epoch FROM d.day AT TIME ZONE t.zone) * 1000)::bigint AS "from",
    (extract(epoch FROM (d.day + interval '1 day') AT TIME ZONE t.zone) * 1000)::bigint AS "to"
  FROM tenants t CROSS JOIN LATERAL (SELECT date_trunc('day', clock_timestamp() AT TIME ZONE t.zone) AS day) d
  WHERE t.id = $1`

const contactsSince = `SELECT s.id FROM (SELECT DISTINCT stream FROM facts WHERE tenant = $1 AND at >= $2) f
    JOIN streams s ON s.id = f.stream AND s.kind = 'contact'
  UNION SELECT id FROM streams WHERE tenant = $1 AND kind = 'contact' AND phase = 'queued'`

// One row at least: the clock is told also where nothing has moved.
const moved = `SELECT c.now, h.* FROM (SELECT ${clock} AS now) c LEFT JOIN (
    SELECT s.id, s.kind, s.seq, s.state FROM (
      SELECT stream AS id FROM facts WHERE tenant = $1 AND type = 'contact_started' AND at >= $2
      UNION SELECT unnest($3::uuid[])) w
    JOIN streams s ON s.id = w.id AND s.tenant = $1
    LEFT JOIN unnest($3::uuid[], $4::int[]) AS k(id, seq) ON k.id = w.id
    WHERE s.seq > coalesce(k.seq, 0)) h ON true`

// What bears on none of the rows that are counted is left where it is.
const facts = `SELECT stream, seq, vseq, at, actor, type, v, body FROM facts WHERE tenant = $1 AND stream = ANY ($2::uuid[])
    AND type NOT IN ('note_added', 'offer_shown', 'routing_widened', 'nobody_eligible', 'contact_rated')
    AND NOT (type = 'message_sent' AND body ->> 'from' = 'visitor')
  ORDER BY stream, seq`

const presences = `SELECT a.id, p.at, p.reason FROM unnest($2::uuid[]) AS a(id) CROSS JOIN LATERAL (
    SELECT at, body ->> 'reason' AS reason FROM facts
    WHERE tenant = $1 AND stream = a.id AND type = 'presence_changed' ORDER BY seq DESC LIMIT 1) p`

const queues = `SELECT q.id, q.name, coalesce(array_agg(s.brand) FILTER (WHERE s.brand IS NOT NULL), '{}')::text[] AS brands
  FROM queues q LEFT JOIN sites s ON s.queue = q.id WHERE q.tenant = $1 AND NOT q.archived
  GROUP BY q.id, q.name ORDER BY q.name, q.id`

/** The floor in the database that `readAs` reads. */
export function createFloorReader(readAs: ReadAs): FloorReader {
  return {
    async day(tenant) {
      const [row] = await readAs<{ from: number; to: number }>(tenant, day, [tenant])
      if (row === undefined) throw new Error(`there is no tenant ${tenant}`)
      return row
    },
    async contactsSince(tenant, from) {
      return (await readAs<{ id: string }>(tenant, contactsSince, [tenant, from])).map(({ id }) => id)
    },
    async moved(tenant, { from, seqs }) {
      const rows = await readAs<{ now: number } & { [K in keyof MovedHead]: MovedHead[K] | null }>(
        tenant,
        moved,
        [tenant, from, [...seqs.keys()], [...seqs.values()]],
      )
      return { at: rows[0]?.now ?? 0, heads: rows.filter(({ id }) => id !== null) as unknown as MovedHead[] }
    },
    facts: (tenant, contacts) => readAs<StoredRow>(tenant, facts, [tenant, contacts]),
    presences: (tenant, agents) => readAs<PresenceRow>(tenant, presences, [tenant, agents]),
    queues: (tenant) => readAs<LiveQueueName>(tenant, queues, [tenant]),
  }
}
