import type { AgentState } from '../agent/state.js'
import { hasRoomFor } from '../agent/work.js'
import { isExcluded } from '../contact/exclusion.js'
import type { ContactState } from '../contact/state.js'
import type { Candidate } from '../facts.js'

/** An agent as routing sees it; `queues` are those that the agent serves. */
export interface RoutableAgent {
  readonly id: string
  readonly state: AgentState
  readonly queues: readonly string[]
}

/**
 * All agents with their verdicts: first those who may be asked, ranked from 1 by who has been idle longest (then by id, so
 * that the answer never depends on the order of rows), then the others by id.
 */
export function rankByIdle(
  contact: ContactState,
  agents: readonly RoutableAgent[],
  at: number,
): readonly Candidate[] {
  const judged = agents.map((agent) => ({
    agent: agent.id,
    verdict: verdictOn(agent, contact, at),
    idleSince: agent.state.idleSince,
  }))
  const willing = judged.filter(({ verdict }) => verdict === 'ok').toSorted(byIdleThenId)
  const others = judged.filter(({ verdict }) => verdict !== 'ok').toSorted(byId)
  return [
    ...willing.map((candidate, index) => ({ ...candidate, rank: index + 1 })),
    ...others.map((candidate) => ({ ...candidate, rank: null })),
  ]
}

function verdictOn(agent: RoutableAgent, contact: ContactState, at: number): Candidate['verdict'] {
  if (!agent.queues.includes(contact.queue)) return 'not_in_queue'
  if (agent.state.presence !== 'available') return 'not_available'
  if (!hasRoomFor(agent.state, contact.channel)) return 'no_capacity'
  return isExcluded(contact.excluded, agent.id, at) ? 'excluded' : 'ok'
}

type Judged = Omit<Candidate, 'rank'>

/** Who works and still has room has not been idle at all, and comes last. */
function byIdleThenId(a: Judged, b: Judged): number {
  const idle = (a.idleSince ?? Infinity) - (b.idleSince ?? Infinity)
  return idle === 0 || Number.isNaN(idle) ? byId(a, b) : idle
}

function byId(a: Judged, b: Judged): number {
  return a.agent < b.agent ? -1 : 1
}
