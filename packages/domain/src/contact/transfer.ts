import { workOver } from '../agent/plan.js'
import type { AgentState } from '../agent/state.js'
import { mayRing } from '../agent/work.js'
import { isRefusal } from '../decision.js'
import type { Content, HandOver, PairChange, Refusal } from '../decision.js'
import type { ContactFact, Direct, TransferCause } from '../facts.js'
import { shownWithinMs } from '../routing/route.js'
import { firstStep } from '../routing/step.js'
import type { Entrance } from '../routing/step.js'
import { readText, textLimits } from '../text.js'
import { connectedContact } from './access.js'
import { decided } from './decided.js'
import { exclusionMs } from './exclusion.js'
import { foreseen } from './foresee.js'
import { ringOver } from './offer.js'
import { unitsOf, withItsAgent } from './pair.js'
import type { Pair } from './pair.js'
import type { ContactIn, ContactState } from './state.js'

/** Who gives a contact away, and what the next one should know; the visitor never sees the note. */
export interface Transfer {
  readonly by: string
  readonly cause: TransferCause
  readonly note?: string
}

/** The visit that begins, in which queue, by what rules. */
export interface Into {
  readonly queue: string
  readonly visit: string
  readonly entrance: Entrance
}

/** The agent who is rung at once. `units`: what the contact takes of this agent; `offerMs`: how long it rings. */
export interface Target {
  readonly id: string
  readonly state: AgentState | null
  readonly units: number
  readonly offer: string
  readonly offerMs: number
}

/**
 * The agent gives a contact to a queue: the segment ends without wrap-up (the note is what there was to write), the contact
 * waits there since when it did at first, and who gave it is not asked for a minute. Refuses `not_found`, `not_connected`,
 * `not_yours`, `contact_over`, `consulting`, `text_empty`, `text_too_long`.
 */
export function transferToQueue(
  pair: Pair,
  { into, ...transfer }: Transfer & { readonly into: Into },
  at: number,
): PairChange | Refusal {
  const contact = connectedContact(pair.contact, transfer.by)
  if (isRefusal(contact)) return contact
  return givenAway(pair, contact, { ...transfer, into, to: null, at })
}

/**
 * The agent gives a contact to another one, who is rung at once and alone; who declines or misses it leaves it at the head of
 * the contact's own queue. Refuses `consulting`, `agent_unavailable` (away, without room, or the agent's own self) and what `transferToQueue` does.
 */
export function transferToAgent(
  pair: Pair,
  { into, target, ...transfer }: Transfer & { readonly into: Into; readonly target: Target },
  at: number,
): HandOver | Refusal {
  const contact = connectedContact(pair.contact, transfer.by)
  if (isRefusal(contact)) return contact
  return handedOver(pair, contact, { ...transfer, into, target, at })
}

/** A connected contact is taken from its agent and rings at another one. Refuses `consulting`, `agent_unavailable`, `text_empty`, `text_too_long`. */
export function handedOver(
  pair: Pair,
  contact: ContactIn<'connected'>,
  { target, ...transfer }: Omit<GivenAway, 'to'> & { readonly target: Target },
): HandOver | Refusal {
  if (target.id === contact.agent || !mayRing(target.state, target.units))
    return { refused: 'agent_unavailable' }
  const given = givenAway(pair, contact, { ...transfer, to: target.id })
  if (isRefusal(given)) return given
  const queued = given.contact.facts.reduce<ContactState | null>(
    (state, { fact }) => foreseen(state, fact, transfer.at),
    contact,
  )
  const rung = ringAt({ id: pair.contactId, state: queued as ContactIn<'queued'> }, target, transfer)
  return {
    ...given,
    contact: {
      facts: [...given.contact.facts, ...rung.contact.facts],
      deadlines: { ...given.contact.deadlines, ...rung.contact.deadlines },
    },
    target: rung.target,
  }
}

interface GivenAway extends Transfer {
  readonly into: Into
  readonly to: string | null
  readonly at: number
}

/** A connected contact is taken from its agent and waits in a queue. Refuses `consulting`, `text_empty`, `text_too_long`. */
export function givenAway(
  pair: Pair,
  contact: ContactIn<'connected'>,
  { into: { entrance, ...into }, to, cause, note, at }: GivenAway,
): PairChange | Refusal {
  if (contact.consult !== undefined) return { refused: 'consulting' }
  const words = note === undefined ? null : readText(note, textLimits.text)
  if (words !== null && isRefusal(words)) return words
  withItsAgent(pair, contact)
  const { segment, agent, channel, queue } = contact
  const excludedUntil = to === null ? at + exclusionMs : null
  const length = words?.text.length ?? null
  const body = { segment, agent, queue, into, to, cause, excludedUntil, length }
  const fact: ContactFact = { type: 'contact_transferred', body }
  const content: Content | undefined = words === null ? undefined : { note: words.text }
  const work = { contact: pair.contactId, segment, channel, units: unitsOf(pair) }
  return {
    contact: {
      facts: [decided(fact, content)],
      deadlines: { queue_step: firstStep(foreseen(contact, fact, at), entrance, at), reroute: excludedUntil },
    },
    agent: { facts: workOver(pair.agent, pair.contactId, { type: 'work_ended', body: work }) },
  }
}

/** A contact that waits rings at an agent whom a person has named. */
export function ringAt(
  { id, state }: { readonly id: string; readonly state: ContactIn<'queued'> },
  target: Target,
  { by, cause, at }: Transfer & { readonly at: number },
): Required<Pick<HandOver, 'contact' | 'target'>> {
  const { visit, channel } = state
  const { id: agent, offer, offerMs, units } = target
  const dueAt = at + offerMs
  const routing: Direct = { rule: 'direct', cause, by }
  return {
    contact: {
      facts: [decided({ type: 'offer_made', body: { offer, visit, agent, dueAt, routing } })],
      deadlines: { ...ringOver, offer: dueAt, offer_shown: at + shownWithinMs },
    },
    target: {
      facts: [
        {
          fact: { type: 'work_reserved', body: { contact: id, offer, channel, units, dueAt } },
          visible: false,
        },
      ],
    },
  }
}
