import { workOver } from '../agent/plan.js'
import type { PairChange, Refusal } from '../decision.js'
import { unreachable } from '../invariant.js'
import { firstStep } from '../routing/step.js'
import type { Entrance } from '../routing/step.js'
import { consultOut } from './consult.js'
import { loseConsulted, loseConsulting } from './consult-steps.js'
import { decided } from './decided.js'
import { foreseen } from './foresee.js'
import { released, ringOver, rungOut } from './offer.js'
import { unitsOf, withItsAgent } from './pair.js'
import type { Pair } from './pair.js'
import { secondOf } from './state.js'
import type { ContactIn, ContactState } from './state.js'

/** `visit` names the stay in the queue that begins, by the rules of `entrance`. */
export interface TakeBack {
  readonly visit: string
  readonly entrance: Entrance
}

/**
 * The agent of a contact was lost. A ring is withdrawn, as no fault of the agent's; a contact that was connected waits again, at
 * the head of its queue, since when it did at first; where somebody was consulted who answered, it goes to that one. Wrap-up ends by its own deadline. Refuses `not_found`, `not_yours`, `contact_over`.
 */
export function takeBack(pair: Pair, command: TakeBack, at: number): PairChange | Refusal {
  const { contact, agentId } = pair
  if (contact === null) return { refused: 'not_found' }
  switch (contact.phase) {
    case 'queued':
      return { refused: 'not_yours' }
    case 'offered':
      return contact.agent === agentId ? withdrawn(pair, contact, at) : { refused: 'not_yours' }
    case 'connected':
      if (secondOf(contact) === agentId) return loseConsulted(pair, contact, at)
      return contact.agent === agentId
        ? (loseConsulting(pair, contact) ?? requeued(pair, contact, { ...command, at }))
        : { refused: 'not_yours' }
    case 'wrap_up':
    case 'closed':
      return { refused: 'contact_over' }
    default:
      return unreachable(contact)
  }
}

function withdrawn(pair: Pair, contact: ContactIn<'offered'>, at: number): PairChange {
  if (at >= contact.dueAt) return rungOut(pair, contact, at)
  withItsAgent(pair, contact)
  const { offer, visit, agent } = contact
  const fact = decided({ type: 'offer_withdrawn', body: { offer, visit, agent } })
  return {
    contact: { facts: [fact], deadlines: ringOver },
    agent: { facts: released(pair, contact, 'withdrawn') },
  }
}

function requeued(
  pair: Pair,
  contact: ContactIn<'connected'>,
  { visit, entrance, at }: TakeBack & { readonly at: number },
): PairChange {
  withItsAgent(pair, contact)
  const { segment, agent, channel } = contact
  const fact = { type: 'contact_requeued', body: { segment, agent, visit, cause: 'agent_lost' } } as const
  const work = { contact: pair.contactId, segment, channel, units: unitsOf(pair) }
  const out = consultOut(pair, contact, { cause: 'lost', at })
  const alone = out.contact.facts.reduce<ContactState | null>(
    (state, one) => foreseen(state, one.fact, at),
    contact,
  )
  return {
    ...out,
    contact: {
      facts: [...out.contact.facts, decided(fact)],
      deadlines: { ...out.contact.deadlines, queue_step: firstStep(foreseen(alone, fact, at), entrance, at) },
    },
    agent: { facts: workOver(pair.agent, pair.contactId, { type: 'work_ended', body: work }) },
  }
}
