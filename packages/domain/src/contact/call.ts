import { isRefusal } from '../decision.js'
import type { Change, Refusal } from '../decision.js'
import type { CallFault, CallMeasure, CallSide, ContactFact } from '../facts.js'
import { connectedContact, ownContact } from './access.js'
import { decided } from './decided.js'
import { agentOf } from './state.js'
import type { ContactIn, ContactState } from './state.js'

/** Who says something of a call: the visitor whose it is, or the agent who has it. */
export interface CallEnd {
  readonly by: CallSide
  readonly actor: string
}

/**
 * The sound is there at this end; said again after it was lost, it is recorded again. Refuses `not_found` (also where it is no
 * call), `not_connected`, `not_yours`, `contact_over`.
 */
export function connectCall(
  state: ContactState | null,
  { by, actor }: CallEnd,
  _at: number,
): Change<ContactFact> | Refusal {
  const call = connectedCall(state, { by, actor })
  if (isRefusal(call)) return call
  return { facts: [decided({ type: 'call_connected', body: { segment: call.segment, by } })] }
}

/** There is no sound at this end. Refuses `not_found` (also where it is no call), `contact_over`. */
export function failCall(
  state: ContactState | null,
  { by, actor, why }: CallEnd & { readonly why: CallFault },
  _at: number,
): Change<ContactFact> | Refusal {
  const call = callOf(state, { by, actor })
  if (isRefusal(call)) return call
  if (call.phase === 'wrap_up' || call.phase === 'closed') return { refused: 'contact_over' }
  const segment = call.phase === 'connected' ? call.segment : null
  return { facts: [decided({ type: 'call_failed', body: { segment, by, why } })] }
}

/** What a browser measured, also after the end. Refuses `not_found` (also where it is no call), `not_connected` where it only rings at the agent. */
export function measureCall(
  state: ContactState | null,
  { by, actor, phases, quality }: CallEnd & CallMeasure,
  _at: number,
): Change<ContactFact> | Refusal {
  const call = callOf(state, { by, actor })
  if (isRefusal(call)) return call
  if (by === 'agent' && call.phase === 'offered') return { refused: 'not_connected' }
  const body = { by, phases, ...(quality && { quality }) }
  return { facts: [decided({ type: 'call_measured', body })] }
}

function connectedCall(state: ContactState | null, end: CallEnd): ContactIn<'connected'> | Refusal {
  const call = callOf(state, end)
  return isRefusal(call)
    ? call
    : connectedContact(call, end.by === 'agent' ? end.actor : (agentOf(call) ?? ''))
}

function callOf(state: ContactState | null, { by, actor }: CallEnd): ContactState | Refusal {
  const contact = by === 'visitor' ? ownContact(state, actor) : agents(state, actor)
  return isRefusal(contact) || contact.channel === 'voice' ? contact : { refused: 'not_found' }
}

function agents(state: ContactState | null, agent: string): ContactState | Refusal {
  return state !== null && agentOf(state) === agent ? state : { refused: 'not_found' }
}
