import { capacity, evolveAgent, type AgentFact, type AgentState, type Stored } from '@switchboard/domain'
import { noRows, versionOf, type AgentStateRow, type Rows, type WorkRow } from './rows.js'

/** Where the fold of an agent's stream stands after a fact: small, and all that the facts after it need. Plain JSON. */
export interface AgentCheckpoint {
  readonly seq: number
  /** Epoch ms of that fact. */
  readonly at: number
  readonly state: AgentState
  /** By contact that the agent handles: since when, and its share of the agent's time so far. */
  readonly works: Readonly<Record<string, { readonly startedAt: number; readonly sharedMs: number }>>
}

/** What facts of an agent come to, and where the fold stands after them; null where there was none yet. */
export interface AgentFold {
  readonly rows: Pick<Rows, 'agent_state' | 'work'>
  readonly checkpoint: AgentCheckpoint | null
}

/**
 * Folds facts of one agent that follow `after` without a gap, or the stream's first ones. Every row that one of them opened or
 * changed is returned. Throws where a fact is missing or does not fit the ones before it. Pure.
 */
export function foldAgent(
  stream: { readonly id: string; readonly tenant: number },
  facts: readonly Stored<AgentFact>[],
  after: AgentCheckpoint | null = null,
): AgentFold {
  let point = after
  const states: AgentStateRow[] = []
  const works = new Map<string, WorkRow>()
  for (const stored of facts) {
    if (stored.seq !== (point?.seq ?? 0) + 1)
      throw new Error(`agent ${stream.id}: seq ${stored.seq} does not follow seq ${point?.seq ?? 0}`)
    if (point) states.push({ ...stretch(stream, point), version: versionOf(stored.seq), endedAt: stored.at })
    const next = advance(point, stored)
    const work = workRow(stream, { before: point, after: next }, stored)
    if (work) works.set(work.segment, work)
    point = next
  }
  if (point && facts.length > 0) states.push(stretch(stream, point))
  return { rows: { ...noRows, agent_state: states, work: [...works.values()] }, checkpoint: point }
}

function advance(point: AgentCheckpoint | null, stored: Stored<AgentFact>): AgentCheckpoint {
  const { seq, at, fact } = stored
  const works = shared(point, at)
  // A message in hand takes no units: it keeps nobody busy, and has no share in the agent's time.
  if (fact.type === 'work_started' && fact.body.units > 0)
    works[fact.body.contact] = { startedAt: at, sharedMs: 0 }
  if (fact.type === 'work_ended') delete works[fact.body.contact]
  return { seq, at, state: evolveAgent(point?.state ?? null, stored), works }
}

/** The works with the time since the last fact divided among them. */
function shared(point: AgentCheckpoint | null, at: number): Record<string, AgentCheckpoint['works'][string]> {
  const works = Object.entries(point?.works ?? {})
  const share = point ? (at - point.at) / works.length : 0
  return Object.fromEntries(
    works.map(([contact, work]) => [contact, { ...work, sharedMs: work.sharedMs + share }]),
  )
}

/** The stretch that begins at the checkpoint, open. */
function stretch(
  { id, tenant }: { readonly id: string; readonly tenant: number },
  { seq, at, state: { presence, work } }: AgentCheckpoint,
): AgentStateRow {
  const all = Object.values(work).filter(({ units }) => units > 0)
  const working = all.filter(({ kind }) => kind === 'working')
  const rings = all.length - working.length
  const free = presence === 'available' ? 'idle' : presence
  return {
    tenant,
    version: versionOf(seq),
    agent: id,
    seq,
    startedAt: at,
    endedAt: null,
    state: working.length > 0 ? 'busy' : rings > 0 ? 'ringing' : free,
    presence,
    works: working.length,
    units: working.reduce((sum, { units }) => sum + units, 0),
    rings,
    capacity: capacity.agent,
  }
}

/** The row of a work that a fact begins or ends. */
function workRow(
  { id, tenant }: { readonly id: string; readonly tenant: number },
  { before, after }: { readonly before: AgentCheckpoint | null; readonly after: AgentCheckpoint },
  { seq, at, fact }: Stored<AgentFact>,
): WorkRow | null {
  if (fact.type !== 'work_started' && fact.type !== 'work_ended') return null
  const { contact, segment, channel, units } = fact.body
  if (units === 0) return null
  const row = { tenant, version: versionOf(seq), agent: id, segment, contact, channel, units }
  if (fact.type === 'work_started') return { ...row, startedAt: at, endedAt: null, sharedMs: 0 }
  const { startedAt = at } = after.works[contact] ?? before?.works[contact] ?? {}
  const sharedMs = shared(before, at)[contact]?.sharedMs ?? 0
  return { ...row, startedAt, endedAt: at, sharedMs }
}
