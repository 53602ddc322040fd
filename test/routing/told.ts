import type { AgentFact, BestFit, ContactFact, Stored } from '@switchboard/domain'
import type { Pool } from 'pg'

/** All that the log holds at the end, by stream, each in order. */
export interface Told {
  readonly contacts: ReadonlyMap<string, readonly Stored<ContactFact>[]>
  readonly agents: ReadonlyMap<string, readonly Stored<AgentFact>[]>
  readonly heads: ReadonlyMap<string, { readonly phase: string; readonly state: unknown }>
}

interface Row {
  readonly stream: string
  readonly kind: 'contact' | 'agent'
  readonly seq: number
  readonly vseq: number | null
  readonly at: number
  readonly actor: string | null
  readonly type: string
  readonly body: unknown
}

/** Reads the whole log. */
export async function readAll(pool: Pool): Promise<Told> {
  const contacts = new Map<string, Stored<ContactFact>[]>()
  const agents = new Map<string, Stored<AgentFact>[]>()
  const streams = await pool.query<{ id: string; kind: string; phase: string; state: unknown }>(
    'SELECT id, kind, phase, state FROM streams ORDER BY id',
  )
  // In pages: a statement of the house may take five seconds.
  for (let from = 0; from < streams.rows.length; from += 1_000) {
    const some = streams.rows.slice(from, from + 1_000).map(({ id }) => id)
    const { rows } = await pool.query<Row>(
      `SELECT f.stream, s.kind, f.seq, f.vseq, f.at, f.actor, f.type, f.body FROM streams s JOIN facts f ON f.stream = s.id
       WHERE s.id = ANY($1::uuid[]) ORDER BY f.stream, f.seq`,
      [some],
    )
    for (const { kind, type, body, ...row } of rows) {
      const stored = { ...row, fact: { type, body } }
      const map: Map<string, Stored<unknown>[]> = kind === 'contact' ? contacts : agents
      const list = map.get(row.stream)
      if (list) list.push(stored)
      else map.set(row.stream, [stored])
    }
  }
  return { contacts, agents, heads: new Map(streams.rows.map((row) => [row.id, row])) }
}

/** One ring, with what it was chosen by. */
export interface Offer {
  readonly contact: string
  readonly agent: string
  readonly offer: string
  readonly at: number
  readonly routing: BestFit
}

/** Every ring of a contact's facts. */
export function offersOf(facts: readonly Stored<ContactFact>[]): Offer[] {
  return facts.flatMap(({ stream: contact, at, fact }) => {
    if (fact.type !== 'offer_made' || fact.body.routing.rule !== 'best_fit') return []
    const { agent, offer, routing } = fact.body
    return [{ contact, agent, offer, at, routing }]
  })
}
