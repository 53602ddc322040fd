import type { Content, Decided } from '../decision.js'
import type { ContactFact } from '../facts.js'

/** What the visitor may learn of. A note or a ring must leave no trace, not even a gap in the count. */
const visibleToVisitor: Readonly<Record<ContactFact['type'], boolean>> = {
  contact_started: true,
  message_sent: true,
  file_sent: true,
  note_added: false,
  offer_made: false,
  offer_shown: false,
  offer_accepted: true,
  offer_declined: false,
  offer_expired: false,
  offer_undelivered: false,
  offer_withdrawn: false,
  routing_widened: false,
  nobody_eligible: false,
  contact_moved: false,
  contact_requeued: true,
  contact_transferred: true,
  consult_started: false,
  consult_shown: false,
  consult_answered: false,
  consult_ended: false,
  conference_started: false,
  conference_ended: false,
  contact_handed_over: true,
  call_connected: false,
  call_failed: false,
  call_measured: false,
  contact_held: false,
  contact_resumed: false,
  contact_ended: true,
  wrap_up_ended: false,
  contact_rated: true,
  visitor_identified: false,
  words_erased: true,
  transcript_requested: false,
  mail_sent: false,
  mail_failed: false,
  mail_retried: false,
  callback_due: false,
  callback_attempted: false,
}

/** A contact's fact ready to be stored, with the words that are kept apart from it. */
export function decided(fact: ContactFact, content?: Content): Decided<ContactFact> {
  const visible = visibleToVisitor[fact.type]
  return content === undefined ? { fact, visible } : { fact, visible, content }
}
