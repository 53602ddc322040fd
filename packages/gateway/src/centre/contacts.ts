import type { ReadAs } from './reader.js'

/** One contact as a list shows it. Times in epoch ms. */
export interface ContactRow {
  readonly id: string
  readonly startedAt: number
  readonly lastAt: number
  /** Its last counter, as staff count. */
  readonly seq: number
  readonly phase: string
  readonly state: Readonly<Record<string, unknown>>
}

/** Which contacts: all that one may see, newest first, started before a moment. */
interface ContactQuery {
  readonly tenant: number
  /** Only those that this agent has accepted, or now has on the desk. */
  readonly agent?: string
  /** Only those of these brands; null: all. */
  readonly brands: readonly string[] | null
  readonly before: number | null
  readonly limit: number
}

/** Looks contacts up by what their first facts say. */
export interface Contacts {
  list(query: ContactQuery): Promise<ContactRow[]>
  byId(tenant: number, id: string): Promise<ContactRow | null>
  /** The visitor's contacts that have not ended, the newest first; not what was left, which is answered elsewhere. */
  openOf(tenant: number, visitor: string): Promise<readonly string[]>
}

const row = 's.id, f.at AS "startedAt", s.last_at AS "lastAt", s.seq, s.phase, s.state'
const start = `FROM facts f JOIN streams s ON s.id = f.stream AND s.kind = 'contact' WHERE f.tenant = $1 AND f.type = 'contact_started'`
/** An agent's own: found by what was accepted, however many contacts the tenant has. */
const accepted = `AND f.seq = 1 AND f.stream = ANY (ARRAY(
  SELECT DISTINCT a.stream FROM facts a WHERE a.tenant = $1 AND a.type = 'offer_accepted' AND a.body ->> 'agent' = $5))`

/** Contacts as row-level security lets `readAs` see them. */
export function createContacts(readAs: ReadAs): Contacts {
  return {
    list: ({ tenant, agent, brands, before, limit }) =>
      readAs<ContactRow>(
        tenant,
        `SELECT ${row} ${start} ${agent === undefined ? '' : accepted}
           AND ($2::text[] IS NULL OR f.body ->> 'brand' = ANY($2))
           AND f.at < coalesce($3::bigint, 9223372036854775807)
         ORDER BY f.at DESC, f.stream LIMIT $4`,
        [tenant, brands, before, limit, ...(agent === undefined ? [] : [agent])],
      ),
    async byId(tenant, id) {
      const rows = await readAs<ContactRow>(tenant, `SELECT ${row} ${start} AND f.stream = $2 LIMIT 1`, [
        tenant,
        id,
      ])
      return rows[0] ?? null
    },
    async openOf(tenant, visitor) {
      const rows = await readAs<{ id: string }>(
        tenant,
        `SELECT s.id ${start} AND f.body ->> 'visitor' = $2 AND s.phase NOT IN ('wrap_up', 'closed')
           AND NOT f.body ? 'left' ORDER BY f.at DESC LIMIT 20`,
        [tenant, visitor],
      )
      return rows.map(({ id }) => id)
    },
  }
}
