import { isRefusal } from '../decision.js'
import type { PairChange, Refusal } from '../decision.js'
import type { EndedBy } from '../facts.js'
import { unreachable } from '../invariant.js'
import { connectedContact, ownContact } from './access.js'
import { consultOut } from './consult.js'
import { decided } from './decided.js'
import { lineOver, released, ringOver, rungOut } from './offer.js'
import { withItsAgent } from './pair.js'
import type { Pair } from './pair.js'
import type { ContactIn, ContactState } from './state.js'

/** Who ends the contact, by id (null for the system), and how long the agent may wrap up, in ms. */
export interface EndContact {
  readonly by: EndedBy
  readonly actor: string | null
  readonly wrapUpMs: number
}

/**
 * Ends a contact. Nobody was connected: it is closed as abandoned, and a ring is withdrawn. Else the agent wraps up, and
 * keeps the capacity taken. Refuses `not_found`, `not_connected`, `not_yours`, `contact_over`.
 */
export function endContact(pair: Pair, command: EndContact, at: number): PairChange | Refusal {
  const contact = endable(pair.contact, command)
  if (isRefusal(contact)) return contact
  const { by } = command
  switch (contact.phase) {
    case 'queued':
      return { contact: abandoned(by, 'queued') }
    case 'offered':
      return endedWhileRinging(pair, contact, { by, at })
    case 'connected':
      return talkEnded(pair, contact, { by, wrapUpDueAt: at + command.wrapUpMs, at })
    case 'wrap_up':
    case 'closed':
      return { refused: 'contact_over' }
    default:
      return unreachable(contact)
  }
}

function endable(state: ContactState | null, { by, actor }: EndContact): ContactState | Refusal {
  if (by === 'visitor') return ownContact(state, actor ?? '')
  if (by === 'agent') return connectedContact(state, actor ?? '')
  return state ?? { refused: 'not_found' }
}

function endedWhileRinging(
  pair: Pair,
  contact: ContactIn<'offered'>,
  { by, at }: { readonly by: EndedBy; readonly at: number },
): PairChange {
  if (at >= contact.dueAt) {
    // The ring had run out before, swept or not: the agent missed it, and the visitor left from the queue.
    const missed = rungOut(pair, contact, at)
    const left = abandoned(by, 'queued')
    return { contact: { ...left, facts: [...missed.contact.facts, ...left.facts] }, agent: missed.agent }
  }
  withItsAgent(pair, contact)
  const { offer, visit, agent } = contact
  const left = abandoned(by, 'offered')
  const withdrawn = decided({ type: 'offer_withdrawn', body: { offer, visit, agent } })
  return {
    contact: { ...left, facts: [withdrawn, ...left.facts] },
    agent: { facts: released(pair, contact, 'withdrawn') },
  }
}

function abandoned(by: EndedBy, during: 'queued' | 'offered'): PairChange['contact'] {
  const fact = decided({ type: 'contact_ended', body: { by, during, wrapUpDueAt: null } })
  return { facts: [fact], deadlines: { ...ringOver, ...lineOver } }
}

/** The agent wraps up; who was consulted about it has no part in that. */
function talkEnded(
  pair: Pair,
  contact: ContactIn<'connected'>,
  { by, wrapUpDueAt, at }: { readonly by: EndedBy; readonly wrapUpDueAt: number; readonly at: number },
): PairChange {
  const during = contact.heldSince === null ? 'connected' : 'held'
  const fact = decided({ type: 'contact_ended', body: { by, during, wrapUpDueAt } })
  const out = consultOut(pair, contact, { cause: 'contact_ended', at })
  return {
    ...out,
    contact: {
      facts: [...out.contact.facts, fact],
      deadlines: { ...out.contact.deadlines, wrap_up: wrapUpDueAt },
    },
  }
}
