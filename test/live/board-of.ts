import type { Live, LiveAgent, LiveQueue, ServerFrame } from '@switchboard/protocol'
import { parseLiveFrame } from '@switchboard/protocol'
import type pg from 'pg'

/** What a reader of the feed has on the screen: whole boards replace it, changes are laid over it. */
export function heardBoard(frames: readonly ServerFrame[]): {
  readonly queues: Map<string, LiveQueue>
  readonly agents: Map<string, LiveAgent>
  readonly last: Live | null
} {
  let queues = new Map<string, LiveQueue>()
  let agents = new Map<string, LiveAgent>()
  let last: Live | null = null
  for (const frame of frames) {
    const live = parseLiveFrame(JSON.stringify(frame))
    if ('error' in live || live.t !== 'live') continue
    if (live.full) [queues, agents] = [new Map(), new Map()]
    for (const row of live.queues) queues.set(row.id, row)
    for (const row of live.agents) agents.set(row.id, row)
    for (const id of live.gone) {
      queues.delete(id)
      agents.delete(id)
    }
    last = live
  }
  return { queues, agents, last }
}

/** What a queue's row comes to, counted anew from heads and facts by other means than the feed's. */
export async function recountQueue(
  pool: pg.Pool,
  { tenant, queue }: { readonly tenant: number; readonly queue: string },
): Promise<Partial<LiveQueue>> {
  const one = async (sql: string): Promise<number> =>
    Number((await pool.query<{ n: string | null }>(sql, [tenant, queue])).rows[0]?.n ?? 0)
  const heads = `FROM streams WHERE tenant = $1 AND kind = 'contact' AND state ->> 'queue' = $2`
  const facts = `FROM facts WHERE tenant = $1 AND $2::text IS NOT NULL`
  const oldest = await one(
    `SELECT min((state ->> 'enqueuedAt')::bigint) AS n ${heads} AND phase IN ('queued', 'offered')`,
  )
  return {
    waiting: await one(`SELECT count(*) AS n ${heads} AND phase IN ('queued', 'offered')`),
    ringing: await one(`SELECT count(*) AS n ${heads} AND phase = 'offered'`),
    oldestAt: oldest === 0 ? null : oldest,
    connected: await one(`SELECT count(*) AS n ${heads} AND phase = 'connected'`),
    wrapUp: await one(`SELECT count(*) AS n ${heads} AND phase = 'wrap_up'`),
    // A message that was left is taken by hand: it asks no queue to serve it.
    offered: await one(
      `SELECT count(*) AS n ${facts} AND type = 'contact_started' AND body ->> 'channel' = 'chat'`,
    ),
    answered: await one(`SELECT count(*) AS n ${facts} AND type = 'offer_accepted'`),
    abandoned: await one(
      `SELECT count(*) AS n ${facts} AND type = 'contact_ended' AND body ->> 'by' = 'visitor' AND body ->> 'during' IN ('queued', 'offered')`,
    ),
    closed: await one(`SELECT count(*) AS n ${facts} AND type = 'wrap_up_ended'`),
    inTime: await one(
      `SELECT count(DISTINCT stream) AS n ${facts} AND type = 'message_sent' AND body ->> 'from' = 'agent'`,
    ),
  }
}

/** What an agent's row comes to, from the head and the facts. */
export async function recountAgent(
  pool: pg.Pool,
  agent: string,
): Promise<{ work: string[]; contacts: number; closed: number }> {
  const { rows: work } = await pool.query<{ id: string }>(
    `SELECT k AS id FROM streams CROSS JOIN LATERAL jsonb_object_keys(state -> 'work') k WHERE id = $1`,
    [agent],
  )
  const count = async (type: string): Promise<number> => {
    const { rows } = await pool.query<{ n: string }>(
      `SELECT count(*) AS n FROM facts WHERE type = $2 AND body ->> 'agent' = $1`,
      [agent, type],
    )
    return Number(rows[0]?.n)
  }
  const [contacts, closed] = [await count('offer_accepted'), await count('wrap_up_ended')]
  return { work: work.map(({ id }) => id).toSorted(), contacts, closed }
}
