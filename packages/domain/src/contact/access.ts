import type { Refusal } from '../decision.js'
import { unreachable } from '../invariant.js'
import { agentOf } from './state.js'
import type { ContactIn, ContactState } from './state.js'

/** The contact if it is the visitor's own, else `not_found`: whether another's exists is not revealed. */
export function ownContact(state: ContactState | null, visitor: string): ContactState | Refusal {
  return state !== null && state.visitor === visitor ? state : { refused: 'not_found' }
}

/** The contact if the agent is connected to it now, else why not. */
export function connectedContact(
  state: ContactState | null,
  agent: string,
): ContactIn<'connected'> | Refusal {
  if (state === null) return { refused: 'not_found' }
  switch (state.phase) {
    case 'queued':
    case 'offered':
      return { refused: 'not_connected' }
    case 'connected':
      return agentOf(state) === agent ? state : { refused: 'not_yours' }
    case 'wrap_up':
    case 'closed':
      return { refused: 'contact_over' }
    default:
      return unreachable(state)
  }
}
