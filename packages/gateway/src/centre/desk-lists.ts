import type { ContactRow } from './contacts.js'
import type { ReadAs } from './reader.js'

/** A contact that waits. `since`: when it entered the line, epoch ms. */
export interface WaitingRow {
  readonly id: string
  readonly since: number
  readonly state: Readonly<Record<string, unknown>>
  /** What the brand says that the visitor is called; null for who is anonymous. */
  readonly name: string | null
}

/** How a contact went. */
export interface Outcome {
  readonly answeredBy: string | null
  readonly endedAt: number | null
  readonly disposition: string | null
  readonly score: number | null
}

/** A contact of the past with how it went. */
export interface PastRow extends ContactRow, Outcome {
  readonly name: string | null
  /** Of the agent whose list it is in; else when it started. Epoch ms: the next page begins before it. */
  readonly place: number
}

/** A visitor as the brand and its pages have said. */
export interface VisitorRow {
  readonly id: string
  readonly person: string | null
  readonly name: string | null
  readonly email: string | null
  readonly identifiedAt: number | null
  readonly attributes: Readonly<Record<string, string | number | boolean | null>>
}

/** A contact that was found: by a text of it, or by what its visitor is called. */
export interface FoundRow extends PastRow {
  readonly hits: number
  readonly hit: {
    readonly seq: number
    readonly at: number
    readonly type: string
    readonly body: Readonly<Record<string, unknown>>
    readonly words: Readonly<Record<string, string>> | null
  } | null
}

/** What an agent's desk looks up; every answer is of one tenant. */
export interface DeskLists {
  /** What waits in these queues and is of these brands, the next first. `brands` and `queues` null: all. */
  waiting(
    tenant: number,
    of: {
      readonly queues: readonly string[] | null
      readonly brands: readonly string[] | null
      readonly limit: number
    },
  ): Promise<WaitingRow[]>
  /** The closed contacts that an agent has answered. `before`: the `place` of the last one of the page before. */
  closed(
    tenant: number,
    of: {
      readonly agent: string
      readonly brands: readonly string[] | null
      readonly before: number | null
      readonly limit: number
    },
  ): Promise<PastRow[]>
  /** The contacts of the person that a visitor is, or else of the visitor, the latest first. */
  ofPerson(
    tenant: number,
    of: { readonly visitor: string; readonly brand: string; readonly limit: number },
  ): Promise<PastRow[]>
  visitor(tenant: number, id: string): Promise<VisitorRow | null>
  /** Contacts by their words. `agent`: only those that this agent has accepted. */
  search(
    tenant: number,
    of: {
      readonly words: string
      readonly agent: string | null
      readonly brands: readonly string[] | null
      readonly limit: number
    },
  ): Promise<FoundRow[]>
}

const past = `s.id, (SELECT f.at FROM facts f WHERE f.stream = s.id AND f.seq = 1) AS "startedAt", s.last_at AS "lastAt", s.seq, s.phase, s.state,
  v.person_name AS name, o.answered_by AS "answeredBy", o.ended_at AS "endedAt", o.disposition, o.score`
const joined = `JOIN streams s ON s.id = l.id
  LEFT JOIN visitors v ON v.id = (s.state ->> 'visitor')::uuid
  LEFT JOIN contact_outcomes((SELECT array_agg(id) FROM l)) o ON o.id = l.id`

/** Reads as row-level security lets `readAs` see; the functions that it calls take the tenant from the same place. */
export function createDeskLists(readAs: ReadAs): DeskLists {
  return {
    waiting: (tenant, { queues, brands, limit }) =>
      readAs<WaitingRow>(
        tenant,
        `SELECT s.id, (s.state ->> 'enqueuedAt')::bigint AS since, s.state, v.person_name AS name
         FROM streams s LEFT JOIN visitors v ON v.id = (s.state ->> 'visitor')::uuid
         WHERE s.tenant = $1 AND s.kind = 'contact' AND s.phase IN ('queued', 'left')
           AND ($2::text[] IS NULL OR s.state ->> 'queue' = ANY ($2)) AND ($3::text[] IS NULL OR s.state ->> 'brand' = ANY ($3))
         ORDER BY s.since LIMIT $4`,
        [tenant, queues, brands, limit],
      ),
    closed: (tenant, { agent, brands, before, limit }) =>
      readAs<PastRow>(
        tenant,
        `WITH l AS MATERIALIZED (SELECT id, answered_at AS place FROM closed_contacts($1, $2, $3, $4))
         SELECT ${past}, l.place FROM l ${joined} ORDER BY l.place DESC, s.id`,
        [agent, brands, before, limit],
      ),
    ofPerson: (tenant, { visitor, brand, limit }) =>
      readAs<PastRow>(
        tenant,
        `WITH l AS MATERIALIZED (SELECT id, started_at AS place FROM contacts_of_person($1, $2, $3))
         SELECT ${past}, l.place FROM l ${joined} ORDER BY l.place DESC, s.id`,
        [visitor, brand, limit],
      ),
    async visitor(tenant, id) {
      const rows = await readAs<VisitorRow>(
        tenant,
        `SELECT id, person, person_name AS name, person_email AS email, identified_at AS "identifiedAt", attributes
         FROM visitors WHERE id = $1 AND tenant = $2`,
        [id, tenant],
      )
      return rows[0] ?? null
    },
    search: (tenant, { words, agent, brands, limit }) =>
      readAs<FoundRow>(
        tenant,
        `WITH l AS MATERIALIZED (SELECT * FROM search_contacts($1, $2, $3, $4))
         SELECT ${past}, s.last_at AS place, l.hits, CASE WHEN l.hit_seq IS NULL THEN NULL ELSE jsonb_build_object('seq', l.hit_seq, 'at', l.hit_at,
           'type', l.hit_type, 'body', l.hit_body, 'words', l.hit_words) END AS hit
         FROM l ${joined} ORDER BY s.last_at DESC, s.id`,
        [words, agent, brands, limit],
      ),
  }
}
