import { isRefusal } from '../decision.js'
import type { Change, Decided, Refusal } from '../decision.js'
import type { ContactFact } from '../facts.js'
import { connectedContact } from './access.js'
import type { ContactState } from './state.js'

/** Puts the contact on hold. Refuses `already_held`, `consulting`, and `not_found`, `not_connected`, `not_yours`, `contact_over`. */
export function hold(
  state: ContactState | null,
  command: { readonly agent: string },
  _at: number,
): Change<ContactFact> | Refusal {
  const contact = connectedContact(state, command.agent)
  if (isRefusal(contact)) return contact
  if (contact.consult?.is === 'conference') return { refused: 'consulting' }
  if (contact.heldSince !== null) return { refused: 'already_held' }
  return { facts: [toldCallers(contact, { type: 'contact_held', body: { segment: contact.segment } })] }
}

/** Takes the contact off hold. Refuses `not_held`, `consulting`, and `not_found`, `not_connected`, `not_yours`, `contact_over`. */
export function resume(
  state: ContactState | null,
  command: { readonly agent: string },
  _at: number,
): Change<ContactFact> | Refusal {
  const contact = connectedContact(state, command.agent)
  if (isRefusal(contact)) return contact
  if (contact.consult !== undefined) return { refused: 'consulting' }
  if (contact.heldSince === null) return { refused: 'not_held' }
  return { facts: [toldCallers(contact, { type: 'contact_resumed', body: { segment: contact.segment } })] }
}

/** Who calls hears music, and is told why; who writes notices nothing. */
function toldCallers({ channel }: ContactState, fact: ContactFact): Decided<ContactFact> {
  return { fact, visible: channel === 'voice' }
}
