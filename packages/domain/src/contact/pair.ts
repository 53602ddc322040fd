import type { AgentState } from '../agent/state.js'
import { broken } from '../invariant.js'
import { agentOf } from './state.js'
import type { ContactState } from './state.js'

/**
 * A contact and an agent, read together under lock. Where an agent acts (accept, decline, finish) `agentId` is the one who
 * acts, checked against the contact: never fill it in from the contact there. Elsewhere it is `agentOf(contact)`, or null.
 */
export interface Pair {
  readonly contactId: string
  readonly contact: ContactState | null
  readonly agentId: string | null
  readonly agent: AgentState | null
  /** Who is consulted, read along; null or absent where nobody is. */
  readonly second?: { readonly id: string; readonly state: AgentState | null } | null
}

/** Throws unless the agent of the contact was read along with it: deciding without it would lose the agent's capacity. */
export function withItsAgent(pair: Pair, contact: ContactState): void {
  const owner = agentOf(contact)
  if (owner !== null && owner !== pair.agentId)
    broken(`contact ${pair.contactId} was read without its agent ${owner}`)
  if (owner !== null && pair.agent?.work[pair.contactId] === undefined) {
    broken(`agent ${owner} knows nothing of contact ${pair.contactId}`)
  }
}

/** The units that the contact takes of its agent, as they were when it rang; throws where the agent does not have it. */
export function unitsOf(pair: Pair): number {
  const work = pair.agent?.work[pair.contactId]
  return work?.units ?? broken(`agent ${String(pair.agentId)} knows nothing of contact ${pair.contactId}`)
}
