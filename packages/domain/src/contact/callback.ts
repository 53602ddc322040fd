import { isRefusal } from '../decision.js'
import type { Change, Refusal } from '../decision.js'
import type { AttemptResult, ContactFact } from '../facts.js'
import { broken } from '../invariant.js'
import { firstStep } from '../routing/step.js'
import type { Entrance } from '../routing/step.js'
import { connectedContact } from './access.js'
import { decided } from './decided.js'
import { foreseen } from './foresee.js'
import type { ContactState } from './state.js'

/** The wished time has come: from now on it is offered. Refuses `not_connected` where it no longer waits; throws if it is early. */
export function callBackNow(
  state: ContactState | null,
  { dueAt, entrance }: { readonly dueAt: number; readonly entrance: Entrance },
  at: number,
): Change<ContactFact> | Refusal {
  if (state?.phase !== 'queued' || state.left?.at !== dueAt) return { refused: 'not_connected' }
  if (at < dueAt) broken(`a call was to be due ${dueAt - at} ms early`)
  const fact = { type: 'callback_due', body: { visit: state.visit, dueAt } } as const
  const step = firstStep(foreseen(state, fact, at), entrance, at)
  return { facts: [decided(fact)], deadlines: { callback: null, queue_step: step } }
}

/** The agent has tried to call. Refuses `not_found` (also on another channel), `not_connected`, `not_yours`, `contact_over`. */
export function markAttempt(
  state: ContactState | null,
  command: { readonly agent: string; readonly result: AttemptResult },
  _at: number,
): Change<ContactFact> | Refusal {
  const contact = connectedContact(state, command.agent)
  if (isRefusal(contact)) return contact
  if (contact.channel !== 'callback') return { refused: 'not_found' }
  const { segment, agent, attempts = 0 } = contact
  const body = { segment, agent, attempt: attempts + 1, result: command.result }
  return { facts: [decided({ type: 'callback_attempted', body })] }
}
