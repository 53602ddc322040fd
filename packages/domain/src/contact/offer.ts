import { takesPlan, workOver } from '../agent/plan.js'
import { isRefusal } from '../decision.js'
import type { Change, DeadlineKind, PairChange, Refusal } from '../decision.js'
import type { AgentFact, ContactFact, Presence, ReleaseCause } from '../facts.js'
import { broken } from '../invariant.js'
import { answerConsult, confirmConsultShown, declineConsult, ringsToConsult } from './consult.js'
import { decided } from './decided.js'
import { exclusionMs } from './exclusion.js'
import { unitsOf, withItsAgent } from './pair.js'
import type { Pair } from './pair.js'
import type { ContactIn, ContactState } from './state.js'

/** The deadlines of a ring that is over. */
export const ringOver: Readonly<Partial<Record<DeadlineKind, null>>> = { offer: null, offer_shown: null }

/** Nobody waits any more: what was to come about in the line. */
export const lineOver: Readonly<Partial<Record<DeadlineKind, null>>> = {
  reroute: null,
  queue_step: null,
  callback: null,
}

/** The console shows the ring; said again by a second window it is recorded again. Refuses `not_found`, `offer_gone`, `not_yours`, `offer_expired`. */
export function confirmShown(
  state: ContactState | null,
  command: { readonly agent: string; readonly offer: string },
  at: number,
): Change<ContactFact> | Refusal {
  if (ringsToConsult(state, command.offer)) return confirmConsultShown(state, command, at)
  const contact = ringing(state, command, at)
  if (isRefusal(contact)) return contact
  const fact = decided({ type: 'offer_shown', body: { offer: contact.offer } })
  return { facts: [fact], deadlines: { offer_shown: null } }
}

/** The agent answers; `segment` names the handling that begins. Refuses `not_found`, `offer_gone`, `not_yours`, `offer_expired`. */
export function acceptOffer(
  pair: Pair,
  command: { readonly offer: string; readonly segment: string },
  at: number,
): PairChange | Refusal {
  if (ringsToConsult(pair.contact, command.offer)) return answerConsult(pair, command, at)
  const contact = ringing(pair.contact, { agent: pair.agentId, offer: command.offer }, at)
  if (isRefusal(contact)) return contact
  withItsAgent(pair, contact)
  const { offer, visit, agent, channel } = contact
  const { segment } = command
  const work = { contact: pair.contactId, segment, channel, units: unitsOf(pair) }
  return {
    contact: {
      facts: [decided({ type: 'offer_accepted', body: { offer, visit, agent, segment } })],
      deadlines: { ...ringOver, ...lineOver },
    },
    agent: { facts: [{ fact: { type: 'work_started', body: work }, visible: false }] },
  }
}

/** The agent does not want it, and is not asked again for a minute. Refuses `not_found`, `offer_gone`, `not_yours`, `offer_expired`. */
export function declineOffer(
  pair: Pair,
  command: { readonly offer: string },
  at: number,
): PairChange | Refusal {
  if (ringsToConsult(pair.contact, command.offer)) return declineConsult(pair, command, at)
  const contact = ringing(pair.contact, { agent: pair.agentId, offer: command.offer }, at)
  if (isRefusal(contact)) return contact
  withItsAgent(pair, contact)
  const { offer, visit, agent } = contact
  const excludedUntil = at + exclusionMs
  return {
    contact: {
      facts: [decided({ type: 'offer_declined', body: { offer, visit, agent, excludedUntil } })],
      deadlines: { ...ringOver, reroute: excludedUntil },
    },
    agent: { facts: released(pair, contact, 'declined') },
  }
}

/**
 * The ring's deadline is carried out: expired if the console had shown it, else undelivered. Refuses `offer_gone` where the
 * deadline is no longer that of the present ring; throws if it is early.
 */
export function expireOffer(
  pair: Pair,
  command: { readonly offer?: string; readonly dueAt: number },
  at: number,
): PairChange | Refusal {
  const { contact } = pair
  if (contact?.phase !== 'offered' || contact.dueAt !== command.dueAt) return { refused: 'offer_gone' }
  if (command.offer !== undefined && command.offer !== contact.offer) return { refused: 'offer_gone' }
  if (at < contact.dueAt) broken(`offer ${contact.offer} was to expire ${contact.dueAt - at} ms early`)
  return rungOut(pair, contact, at)
}

/** What a ring that ran out comes to, whoever noticed first: the sweeper or a command that came later. */
export function rungOut(
  pair: Pair,
  contact: ContactIn<'offered'>,
  at: number,
): PairChange & { readonly agent: Change<AgentFact> } {
  withItsAgent(pair, contact)
  const { offer, visit, agent, dueAt, shown } = contact
  if (!shown) {
    const fact = decided({ type: 'offer_undelivered', body: { offer, visit, agent, dueAt } })
    const gone = [...released(pair, contact, 'undelivered'), ...presenceAfter(pair, 'not_reachable')]
    return { contact: { facts: [fact], deadlines: ringOver }, agent: { facts: gone } }
  }
  const excludedUntil = at + exclusionMs
  const fact = decided({ type: 'offer_expired', body: { offer, visit, agent, dueAt, excludedUntil } })
  const gone = [...released(pair, contact, 'expired'), ...presenceAfter(pair, 'not_responding')]
  return {
    contact: { facts: [fact], deadlines: { ...ringOver, reroute: excludedUntil } },
    agent: { facts: gone },
  }
}

/** What gives an agent back what a ring took of the capacity, and the presence that was waiting for that. */
export function released(
  pair: Pair,
  contact: ContactIn<'offered'>,
  cause: ReleaseCause,
): Change<AgentFact>['facts'] {
  const { offer, channel } = contact
  const body = { contact: pair.contactId, offer, channel, units: unitsOf(pair), cause }
  return workOver(pair.agent, pair.contactId, { type: 'work_released', body })
}

function presenceAfter(
  pair: Pair,
  to: Extract<Presence, 'not_reachable' | 'not_responding'>,
): Change<AgentFact>['facts'] {
  // An agent who went on a break while it rang, or will now, has said more than we can conclude.
  if (pair.agent?.presence !== 'available' || takesPlan(pair.agent, pair.contactId)) return []
  const cause = to === 'not_reachable' ? 'offer_undelivered' : 'offer_expired'
  return [{ fact: { type: 'presence_changed', body: { from: 'available', to, cause } }, visible: false }]
}

function ringing(
  state: ContactState | null,
  command: { readonly agent: string | null; readonly offer: string },
  at: number,
): ContactIn<'offered'> | Refusal {
  if (state === null) return { refused: 'not_found' }
  if (state.phase !== 'offered' || state.offer !== command.offer) return { refused: 'offer_gone' }
  if (state.agent !== command.agent) return { refused: 'not_yours' }
  return at >= state.dueAt ? { refused: 'offer_expired' } : state
}
