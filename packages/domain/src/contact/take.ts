import { freeUnits } from '../agent/work.js'
import type { PairChange, Refusal } from '../decision.js'
import { broken } from '../invariant.js'
import { needOf, inputOf, reasonsOf } from '../routing/candidates.js'
import type { RoutableAgent } from '../routing/candidates.js'
import { decided } from './decided.js'
import { lineOver } from './offer.js'
import type { Pair } from './pair.js'
import type { ContactIn } from './state.js'

/** `agent` is who takes it, as routing would see that person; `offer` and `segment` name what begins. */
export interface TakeContact {
  readonly agent: Omit<RoutableAgent, 'state'>
  readonly offer: string
  readonly segment: string
}

/** So many messages at most has one agent in hand. */
export const mostInHand = 20

/**
 * An agent takes a message, or a wish to be called, out of the queue by hand: an offer that is accepted at once. Refuses
 * `not_found` (none, or not of a queue and brand that this agent serves), `already_taken`, `contact_over`, `hands_full` (also
 * while offline).
 */
export function takeContact(pair: Pair, command: TakeContact, at: number): PairChange | Refusal {
  const { contact, agent } = pair
  if (contact === null) return { refused: 'not_found' }
  if (contact.channel !== 'message' && contact.channel !== 'callback') return { refused: 'not_found' }
  if (!serves(command.agent, contact)) return { refused: 'not_found' }
  if (contact.phase === 'closed' || contact.phase === 'wrap_up') return { refused: 'contact_over' }
  if (contact.phase !== 'queued') return { refused: 'already_taken' }
  const units = command.agent.units[contact.channel]
  if (agent === null || agent.presence === 'offline') return { refused: 'hands_full' }
  if (units > 0 && (agent.presence !== 'available' || freeUnits(agent) < units))
    return { refused: 'hands_full' }
  if (Object.keys(agent.work).length >= mostInHand) return { refused: 'hands_full' }
  return taken(pair, contact, { ...command, units, at })
}

function serves(
  { queues, brands }: TakeContact['agent'],
  { queue, brand }: { readonly queue: string; readonly brand: string },
): boolean {
  return queues.includes(queue) && (brands === null || brands.includes(brand))
}

function taken(
  pair: Pair,
  contact: ContactIn<'queued'>,
  { agent, offer, segment, units, at }: TakeContact & { readonly units: number; readonly at: number },
): PairChange {
  const state = pair.agent ?? broken(`nobody takes contact ${pair.contactId}`)
  const { visit, channel } = contact
  const need = needOf(contact, { asked: {}, required: {}, step: 0 }, at)
  const routing = reasonsOf({ ...need, sticky: null }, [
    {
      ...inputOf({ ...agent, state }, contact, need),
      available: true,
      excludedUntil: null,
      verdict: 'ok',
      rank: 1,
    },
  ])
  const ring = { offer, visit, agent: agent.id }
  const work = { contact: pair.contactId, channel, units }
  return {
    contact: {
      facts: [
        decided({ type: 'offer_made', body: { ...ring, dueAt: at, routing } }),
        decided({ type: 'offer_accepted', body: { ...ring, segment } }),
      ],
      deadlines: lineOver,
    },
    agent: {
      facts: [
        { fact: { type: 'work_reserved', body: { ...work, offer, dueAt: at } }, visible: false },
        { fact: { type: 'work_started', body: { ...work, segment } }, visible: false },
      ],
    },
  }
}
