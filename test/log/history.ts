import { isDeepStrictEqual } from 'node:util'
import type { Pool } from 'pg'
import type { Committed } from '../../packages/gateway/src/log/log.js'
import { type Agent, capacity, type Contact, evolve } from './small-domain.js'

interface StoredHead {
  readonly id: string
  readonly kind: string
  readonly seq: number
  readonly vseq: number
  readonly last_at: number
  readonly state: unknown
}

interface StoredFact {
  readonly stream: string
  readonly seq: number
  readonly vseq: number | null
  readonly at: number
  readonly actor: string | null
  readonly client_id: string | null
  readonly type: string
  readonly body: unknown
}

/**
 * Compares the whole stored history with every answer that was given. Returns what is wrong: a gap, time that goes back, a head
 * that is not the replay, a fact that no state allows, an acknowledgement that is missing or doubled, a mark that is.
 */
export async function checkHistory(
  pool: Pool,
  acknowledged: ReadonlyMap<string, Committed>,
): Promise<string[]> {
  const heads = (await pool.query<StoredHead>('SELECT * FROM streams')).rows
  const facts = (await pool.query<StoredFact>('SELECT * FROM facts ORDER BY stream, seq')).rows
  const byStream = groupBy(facts, (fact) => fact.stream)
  const faults = heads.flatMap((head) => checkStream(head, byStream.get(head.id) ?? []))
  faults.push(...checkPairs(heads), ...checkAnswers(facts, acknowledged))
  return [...faults, ...(await checkMarks(pool, facts)), ...(await checkDeadlines(pool))]
}

function checkStream(head: StoredHead, facts: readonly StoredFact[]): string[] {
  const faults: string[] = []
  const wrong = (what: string, fact?: StoredFact): void =>
    void faults.push(`${what}: ${head.kind} ${head.id} ${fact?.seq ?? ''}`)
  let [seq, vseq, at] = [0, 0, 0]
  let state: unknown = null
  for (const fact of facts) {
    if (fact.seq !== (seq += 1)) wrong('a gap in seq', fact)
    if (fact.vseq !== null && fact.vseq !== (vseq += 1)) wrong('a gap in vseq', fact)
    if (fact.at < at) wrong('time goes back', fact)
    if (head.kind === 'contact' && state !== null && !isAllowed(state as Contact, fact))
      wrong(`no state allows ${fact.type}`, fact)
    at = fact.at
    state = evolve(head.kind, state, { ...fact, fact: { type: fact.type, body: fact.body } })
    if (head.kind === 'agent' && Object.keys((state as Agent).load).length > capacity)
      wrong('over capacity', fact)
  }
  if (seq !== head.seq || vseq !== head.vseq || at !== head.last_at || !isDeepStrictEqual(state, head.state))
    wrong('the head is not the replay')
  return faults
}

/** Whether a fact may follow on a contact's state. */
function isAllowed(state: Contact, { type, actor, body, at }: StoredFact): boolean {
  switch (type) {
    case 'message_sent':
      return (
        state.phase !== 'ended' &&
        (actor === state.visitor || (state.phase === 'active' && actor === state.agent))
      )
    case 'note_added':
    case 'contact_passed':
      return state.phase === 'active' && actor === state.agent
    case 'offer_made':
      return state.phase === 'queued'
    case 'offer_accepted':
      return state.phase === 'offered' && actor === state.agent && at < (state.dueAt ?? 0)
    case 'offer_declined':
      return state.phase === 'offered' && actor === state.agent
    case 'offer_expired':
      return (
        state.phase === 'offered' && (body as { dueAt: number }).dueAt === state.dueAt && at >= state.dueAt
      )
    case 'contact_ended':
      return state.phase !== 'ended'
    default:
      return false
  }
}

function checkPairs(heads: readonly StoredHead[]): string[] {
  const states = new Map(heads.map((head) => [head.id, head.state]))
  return heads.flatMap(({ id, kind, state }) => {
    if (kind === 'agent') {
      const contacts = Object.keys((state as Agent).load)
      return contacts
        .filter((contact) => (states.get(contact) as Contact).agent !== id)
        .map((contact) => `agent and contact disagree: ${contact}`)
    }
    const { agent } = state as Contact
    return agent === null || (states.get(agent) as Agent).load[id]
      ? []
      : [`contact and agent disagree: ${id}`]
  })
}

function checkAnswers(facts: readonly StoredFact[], acknowledged: ReadonlyMap<string, Committed>): string[] {
  const keyed = groupBy(
    facts.filter((fact) => fact.client_id !== null),
    (fact) => `${fact.stream} ${fact.client_id}`,
  )
  const doubled = [...keyed]
    .filter(([, stored]) => stored.length > 1)
    .map(([key]) => `carried out twice: ${key}`)
  const missing = [...acknowledged].flatMap(([key, answer]) => {
    const stored = keyed.get(key)?.[0]
    return stored?.seq === answer.seq && stored.at === answer.at && stored.vseq === answer.vseq
      ? []
      : [`acknowledged and not there: ${key}`]
  })
  return [...doubled, ...missing]
}

async function checkMarks(pool: Pool, facts: readonly StoredFact[]): Promise<string[]> {
  const { rows: marks } = await pool.query<{ mark: string }>(
    `SELECT stream || ' ' || seq AS mark FROM unshipped UNION ALL
     SELECT stream || ' ' || seq FROM batches, unnest(streams, seqs) AS t(stream, seq)`,
  )
  const { rows: words } = await pool.query<{ mark: string }>(
    `SELECT stream || ' ' || seq AS mark FROM content`,
  )
  const marksOf = (some: readonly StoredFact[]): string[] =>
    some.map(({ stream, seq }) => `${stream} ${seq}`).toSorted()
  const worded = facts.filter(({ type }) => type === 'message_sent' || type === 'note_added')
  const faults = isDeepStrictEqual(marks.map(({ mark }) => mark).toSorted(), marksOf(facts))
    ? []
    : ['unshipped and batches are not all facts']
  if (!isDeepStrictEqual(words.map(({ mark }) => mark).toSorted(), marksOf(worded)))
    faults.push('the words are not those of all messages and notes')
  return faults
}

async function checkDeadlines(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ stream: string }>(
    `SELECT stream FROM deadlines JOIN streams ON id = stream WHERE phase <> 'offered' OR (state->>'dueAt')::bigint <> due_at`,
  )
  return rows.map(({ stream }) => `a deadline without its offer: ${stream}`)
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
