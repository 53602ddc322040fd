import type pg from 'pg'
import type { Entrant } from './media-plane.js'

/** The room of a call. */
export interface CallRoom {
  readonly plane: 'p2p' | 'livekit'
  readonly room: string
}

/** Which calls have which rooms, and who was let into them. */
export interface CallRooms {
  /** The room of a call; made as wished for where there is none. */
  of(call: { readonly tenant: number; readonly contact: string }, wish: CallRoom): Promise<CallRoom>
  /** Over what the call goes; null where it has no room. */
  planeOf(contact: string): Promise<CallRoom['plane'] | null>
  /** Notes that somebody is let in. A page keeps its leg, a supervisor's gets a new one; legs of other pages of the same party are struck off. */
  enter(entrant: Entrant): Promise<{ readonly leg: string; readonly former: readonly string[] }>
  /** The legs of this agent that were let in up to `at` (epoch ms), struck off, and the room. */
  strike(call: { readonly contact: string; readonly agent: string; readonly at: number }): Promise<{
    readonly room: string
    readonly side: string | null
    readonly legs: readonly string[]
  } | null>
  /** The room beside the call, for staff alone; made under the wished name where there is none. */
  beside(contact: string, wish: string): Promise<string>
  /** Strikes off the room beside the call; resolves to its name. */
  endBeside(contact: string): Promise<string | null>
  /** Strikes off the call; resolves to its rooms. */
  end(contact: string): Promise<(CallRoom & { readonly side: string | null }) | null>
  /** Whether somebody was let into a room under this name, and not put out. */
  knows(room: string, leg: string): Promise<boolean>
}

const clock = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

/** The rooms in the database of `pool`, which owns the tables. */
export function createCallRooms(pool: pg.Pool): CallRooms {
  return {
    async of({ tenant, contact }, { plane, room }) {
      // An update that changes nothing: the row of whoever was first comes back.
      const sql = `INSERT INTO call_rooms AS r (contact, tenant, plane, room) VALUES ($1, $2, $3, $4)
        ON CONFLICT (contact) DO UPDATE SET plane = r.plane RETURNING plane, room`
      const { rows } = await pool.query<CallRoom>(sql, [contact, tenant, plane, room])
      if (rows[0] === undefined) throw new Error('A room that was made is not there.')
      return rows[0]
    },
    async planeOf(contact) {
      const sql = 'SELECT plane FROM call_rooms WHERE contact = $1'
      return (await pool.query<CallRoom>(sql, [contact])).rows[0]?.plane ?? null
    },
    async enter({ tenant, contact, party, agent, page }) {
      const mine = party === 'visitor' ? null : agent
      // What a supervisor may do there changes: no token of before may be good for it.
      const stale =
        party === 'supervisor' || party === 'recorder' ? await strikeAll(pool, contact, agent) : []
      const enter = `INSERT INTO call_legs AS l (leg, contact, tenant, party, agent, page, granted_at)
        VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, ${clock})
        ON CONFLICT (contact, agent, page) DO UPDATE SET granted_at = excluded.granted_at RETURNING leg`
      const { rows } = await pool.query<{ leg: string }>(enter, [contact, tenant, party, mine, page])
      const strike = `DELETE FROM call_legs WHERE contact = $1 AND agent IS NOT DISTINCT FROM $2 AND page <> $3 RETURNING leg`
      const former = await pool.query<{ leg: string }>(strike, [contact, mine, page])
      return { leg: rows[0]?.leg ?? '', former: [...stale, ...former.rows.map(({ leg }) => leg)] }
    },
    async strike({ contact, agent, at }) {
      const sql = `DELETE FROM call_legs l USING call_rooms r
        WHERE r.contact = l.contact AND l.contact = $1 AND l.agent = $2 AND l.granted_at <= $3 RETURNING l.leg, r.room, r.side`
      const { rows } = await pool.query<{ leg: string; room: string; side: string | null }>(sql, [
        contact,
        agent,
        at,
      ])
      const [first] = rows
      return first === undefined
        ? null
        : { room: first.room, side: first.side, legs: rows.map(({ leg }) => leg) }
    },
    async beside(contact, wish) {
      const sql = 'UPDATE call_rooms SET side = coalesce(side, $2) WHERE contact = $1 RETURNING side'
      const { rows } = await pool.query<{ side: string }>(sql, [contact, wish])
      if (rows[0] === undefined) throw new Error('A call without a room has none beside it.')
      return rows[0].side
    },
    async endBeside(contact) {
      const sql = `UPDATE call_rooms c SET side = NULL FROM call_rooms before
        WHERE c.contact = $1 AND before.contact = c.contact RETURNING before.side`
      return (await pool.query<{ side: string | null }>(sql, [contact])).rows[0]?.side ?? null
    },
    async end(contact) {
      const sql = 'DELETE FROM call_rooms WHERE contact = $1 RETURNING plane, room, side'
      return (await pool.query<CallRoom & { side: string | null }>(sql, [contact])).rows[0] ?? null
    },
    async knows(room, leg) {
      const sql =
        'SELECT FROM call_legs l JOIN call_rooms r USING (contact) WHERE l.leg = $1 AND (r.room = $2 OR (r.side = $2 AND l.party <> $3))'
      return ((await pool.query(sql, [leg, room, 'visitor'])).rowCount ?? 0) > 0
    },
  }
}

async function strikeAll(pool: pg.Pool, contact: string, agent: string): Promise<string[]> {
  const sql = 'DELETE FROM call_legs WHERE contact = $1 AND agent = $2 RETURNING leg'
  return (await pool.query<{ leg: string }>(sql, [contact, agent])).rows.map(({ leg }) => leg)
}
