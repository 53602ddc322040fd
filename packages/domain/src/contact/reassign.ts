import { mayRing } from '../agent/work.js'
import { isRefusal } from '../decision.js'
import type { Change, HandOver, PairChange, Refusal } from '../decision.js'
import type { AgentFact, ContactFact } from '../facts.js'
import { unreachable } from '../invariant.js'
import { firstStep } from '../routing/step.js'
import { decided } from './decided.js'
import { foreseen } from './foresee.js'
import { released, ringOver, rungOut } from './offer.js'
import { withItsAgent } from './pair.js'
import type { Pair } from './pair.js'
import type { ContactIn, ContactState } from './state.js'
import { givenAway, handedOver, ringAt } from './transfer.js'
import type { Into, Target } from './transfer.js'

/** A supervisor, who takes a contact from where it is. `note` is kept where it was connected. */
export interface Reassign {
  readonly by: string
  readonly note?: string
}

/**
 * A supervisor gives a contact to another queue: one that waits moves, a ring is withdrawn first; one that is connected is
 * taken from its agent as by a transfer. Refuses `target_unknown` (it waits there already), `not_found`, `contact_over`, `consulting`, `text_empty`, `text_too_long`.
 */
export function reassignToQueue(
  pair: Pair,
  { into, ...reassign }: Reassign & { readonly into: Into },
  at: number,
): PairChange | Refusal {
  const contact = takeable(pair.contact)
  if (isRefusal(contact)) return contact
  if (contact.phase === 'connected')
    return givenAway(pair, contact, { ...reassign, cause: 'reassigned', into, to: null, at })
  if (into.queue === contact.queue) return { refused: 'target_unknown' }
  const free = outOfRing(pair, contact, at)
  const { visit, queue } = free.state
  const body = { visit, queue, into: { queue: into.queue, visit: into.visit }, cause: 'reassigned' } as const
  const fact: ContactFact = { type: 'contact_moved', body }
  const step = firstStep(foreseen(free.state, fact, at), into.entrance, at)
  return {
    contact: {
      facts: [...free.contact.facts, decided(fact)],
      deadlines: { ...free.contact.deadlines, queue_step: step },
    },
    ...(free.agent && { agent: free.agent }),
  }
}

/**
 * A supervisor gives a contact to an agent, who is rung at once. One that waits stays where it is in its queue; who declines
 * leaves it there. Refuses `agent_unavailable`, and what `reassignToQueue` does.
 */
export function reassignToAgent(
  pair: Pair,
  { into, target, ...reassign }: Reassign & { readonly into: Into; readonly target: Target },
  at: number,
): HandOver | Refusal {
  const contact = takeable(pair.contact)
  if (isRefusal(contact)) return contact
  const command = { ...reassign, cause: 'reassigned', at } as const
  if (contact.phase === 'connected') return handedOver(pair, contact, { ...command, into, target })
  if (target.id === pair.agentId || !mayRing(target.state, target.units))
    return { refused: 'agent_unavailable' }
  const free = outOfRing(pair, contact, at)
  const rung = ringAt({ id: pair.contactId, state: free.state }, target, command)
  return {
    contact: {
      facts: [...free.contact.facts, ...rung.contact.facts],
      deadlines: { ...free.contact.deadlines, ...rung.contact.deadlines },
    },
    ...(free.agent && { agent: free.agent }),
    target: rung.target,
  }
}

function takeable(state: ContactState | null): ContactIn<'queued' | 'offered' | 'connected'> | Refusal {
  if (state === null) return { refused: 'not_found' }
  switch (state.phase) {
    case 'queued':
    case 'offered':
    case 'connected':
      return state
    case 'wrap_up':
    case 'closed':
      return { refused: 'contact_over' }
    default:
      return unreachable(state)
  }
}

interface OutOfRing {
  readonly state: ContactIn<'queued'>
  readonly contact: Change<ContactFact>
  readonly agent?: Change<AgentFact>
}

/** The contact as it waits, with the facts that end a ring; one that had run out, swept or not, was missed. */
function outOfRing(pair: Pair, contact: ContactIn<'queued' | 'offered'>, at: number): OutOfRing {
  if (contact.phase === 'queued') return { state: contact, contact: { facts: [] } }
  withItsAgent(pair, contact)
  const { offer, visit, agent } = contact
  const over =
    at >= contact.dueAt
      ? rungOut(pair, contact, at)
      : {
          contact: {
            facts: [decided({ type: 'offer_withdrawn', body: { offer, visit, agent } })],
            deadlines: ringOver,
          },
          agent: { facts: released(pair, contact, 'withdrawn') },
        }
  const state = over.contact.facts.reduce<ContactState | null>(
    (before, { fact }) => foreseen(before, fact, at),
    contact,
  )
  return { ...over, state: state as ContactIn<'queued'> }
}
