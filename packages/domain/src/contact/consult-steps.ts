import { workOver } from '../agent/plan.js'
import { isRefusal } from '../decision.js'
import type { Decided, PairChange, Refusal } from '../decision.js'
import type { ContactFact } from '../facts.js'
import { connectedContact } from './access.js'
import type { HandOverCause } from './consult-facts.js'
import { consultOut, consultOver, parted, unanswered } from './consult.js'
import type { Talking } from './consult.js'
import { decided } from './decided.js'
import { unitsOf, withItsAgent } from './pair.js'
import type { Pair } from './pair.js'
import type { ContactIn } from './state.js'

/** Who goes on with a consultation. */
export interface ConsultStep {
  readonly agent: string
}

/** The call goes whole to who was asked. Refuses `not_consulting` where nobody talks, and `not_found`, `not_connected`, `not_yours`, `contact_over`. */
export function completeConsult(pair: Pair, { agent }: ConsultStep, _at: number): PairChange | Refusal {
  const call = consulting(pair, agent)
  if (isRefusal(call)) return call
  return handedOver(pair, call, call.consult.is === 'conference' ? 'conference' : 'consulted')
}

/** Ends the consultation, or its ring; the visitor is back. In a conference who was asked leaves it. Refuses what `completeConsult` does. */
export function returnFromConsult(pair: Pair, { agent }: ConsultStep, at: number): PairChange | Refusal {
  const contact = connectedContact(pair.contact, agent)
  if (isRefusal(contact)) return contact
  if (contact.consult === undefined) return { refused: 'not_consulting' }
  const over = consultOut(pair, contact, { cause: 'returned', at })
  return { ...over, contact: { ...over.contact, facts: [...over.contact.facts, ...heardAgain(contact)] } }
}

/** All three hear one another. Refuses what `completeConsult` does, also where they do already. */
export function startConference(pair: Pair, { agent }: ConsultStep, _at: number): PairChange | Refusal {
  const call = consulting(pair, agent)
  if (isRefusal(call)) return call
  if (call.consult.is === 'conference') return { refused: 'not_consulting' }
  const { consult, agent: other, segment: joins } = call.consult
  const { contact } = parted(pair, call, { cause: 'conference', stays: true })
  const body = { consult, segment: call.segment, agent: other, joins }
  return {
    contact: {
      facts: [...contact.facts, ...heardAgain(call), decided({ type: 'conference_started', body })],
    },
  }
}

/**
 * One of the two agents leaves: who has the call hands it over to the other, who was asked only goes. Refuses `not_consulting`,
 * `not_found`, `not_yours`, `contact_over`, `not_connected`; who has the call cannot leave a consultation, but complete it.
 */
export function leaveConsult(pair: Pair, { agent }: ConsultStep, at: number): PairChange | Refusal {
  const call = pair.contact?.phase === 'connected' ? pair.contact : null
  if (call?.consult?.agent === agent && call.consult.is !== 'ringing')
    return consultOut(pair, call, { cause: 'left', at })
  const own = consulting(pair, agent)
  if (isRefusal(own)) return own
  return own.consult.is === 'conference' ? handedOver(pair, own, 'conference') : { refused: 'not_consulting' }
}

/** An agent of a call was lost in whose call somebody else is: it goes to that one. Null where it must wait again, its ring withdrawn. */
export function loseConsulting(pair: Pair, call: ContactIn<'connected'>): PairChange | null {
  const { consult } = call
  if (consult === undefined || consult.is === 'ringing') return null
  return handedOver(pair, { ...call, consult }, 'agent_lost')
}

/** Who was asked about a call was lost: it goes on without. */
export function loseConsulted(pair: Pair, call: ContactIn<'connected'>, at: number): PairChange {
  const { consult } = call
  return consult?.is === 'ringing'
    ? unanswered(pair, { ...call, consult }, { cause: 'withdrawn', at })
    : consultOut(pair, call, { cause: 'lost', at })
}

function handedOver(pair: Pair, call: Talking, cause: HandOverCause): PairChange {
  withItsAgent(pair, call)
  const { segment, agent, channel } = call
  const into = { segment: call.consult.segment, agent: call.consult.agent }
  const { contact } = parted(pair, call, { cause: 'handed_over', stays: true })
  const body = { segment, agent, into, cause }
  const work = { contact: pair.contactId, segment, channel, units: unitsOf(pair) }
  return {
    contact: {
      facts: [...contact.facts, ...heardAgain(call), decided({ type: 'contact_handed_over', body })],
      deadlines: consultOver,
    },
    agent: { facts: workOver(pair.agent, pair.contactId, { type: 'work_ended', body: work }) },
  }
}

function consulting(pair: Pair, agent: string): Talking | Refusal {
  const contact = connectedContact(pair.contact, agent)
  if (isRefusal(contact)) return contact
  const { consult } = contact
  if (consult === undefined || consult.is === 'ringing') return { refused: 'not_consulting' }
  return { ...contact, consult }
}

function heardAgain({ heldSince, segment }: ContactIn<'connected'>): Decided<ContactFact>[] {
  return heldSince === null ? [] : [{ fact: { type: 'contact_resumed', body: { segment } }, visible: true }]
}
