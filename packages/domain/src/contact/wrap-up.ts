import { workOver } from '../agent/plan.js'
import type { PairChange, Refusal } from '../decision.js'
import { broken, unreachable } from '../invariant.js'
import { decided } from './decided.js'
import { unitsOf, withItsAgent } from './pair.js'
import type { Pair } from './pair.js'
import type { ContactIn } from './state.js'

/**
 * The agent has finished wrapping up; `disposition` says what it came to, which may be left out where it is not `required`.
 * Refuses `not_found`, `contact_not_over`, `not_yours`, `disposition_missing`, and `wrap_up_over` at or after its deadline.
 */
export function finishWrapUp(
  pair: Pair,
  command: { readonly disposition: string | null; readonly required?: boolean },
  at: number,
): PairChange | Refusal {
  const { contact } = pair
  if (contact === null) return { refused: 'not_found' }
  switch (contact.phase) {
    case 'queued':
    case 'offered':
    case 'connected':
      return { refused: 'contact_not_over' }
    case 'wrap_up':
      if (contact.agent !== pair.agentId) return { refused: 'not_yours' }
      if (at >= contact.dueAt) return { refused: 'wrap_up_over' }
      if (command.disposition === null && command.required === true) return { refused: 'disposition_missing' }
      return wrappedUp(pair, contact, { disposition: command.disposition, cause: 'finished' })
    case 'closed':
      return { refused: 'wrap_up_over' }
    default:
      return unreachable(contact)
  }
}

/** The deadline of wrap-up is carried out. Refuses `wrap_up_over` where it is no longer the present one; throws if it is early. */
export function expireWrapUp(
  pair: Pair,
  command: { readonly dueAt: number },
  at: number,
): PairChange | Refusal {
  const { contact } = pair
  if (contact?.phase !== 'wrap_up' || contact.dueAt !== command.dueAt) return { refused: 'wrap_up_over' }
  if (at < contact.dueAt)
    broken(`wrap-up of contact ${pair.contactId} was to end ${contact.dueAt - at} ms early`)
  return wrappedUp(pair, contact, { disposition: null, cause: 'timeout' })
}

function wrappedUp(
  pair: Pair,
  contact: ContactIn<'wrap_up'>,
  how: { readonly disposition: string | null; readonly cause: 'finished' | 'timeout' },
): PairChange {
  withItsAgent(pair, contact)
  const { segment, agent, channel, dueAt } = contact
  const work = { contact: pair.contactId, segment, channel, units: unitsOf(pair) }
  return {
    contact: {
      facts: [decided({ type: 'wrap_up_ended', body: { segment, agent, ...how, dueAt } })],
      deadlines: { wrap_up: null },
    },
    agent: { facts: workOver(pair.agent, pair.contactId, { type: 'work_ended', body: work }) },
  }
}
