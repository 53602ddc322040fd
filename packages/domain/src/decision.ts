import type { AgentFact, ContactFact } from './facts.js'

/** What a command comes to: facts for one stream, with the text that belongs to them and the deadlines that they set or clear. */
export interface Change<F> {
  /** Never empty: each command that is carried out leaves a fact, and with it its retry key. */
  readonly facts: readonly Decided<F>[]
  /** By kind: epoch ms when it is due, or null to clear it. One row a kind and stream. */
  readonly deadlines?: Readonly<Partial<Record<DeadlineKind, number | null>>>
}

/** What a command on a contact and its agent comes to; without `agent`, or `second` (who is consulted), that stream is not touched. */
export interface PairChange {
  readonly contact: Change<ContactFact>
  readonly agent?: Change<AgentFact>
  readonly second?: Change<AgentFact>
}

/** What a command on a contact, its agent and another agent comes to, who is rung at once; without `target` nobody is. */
export interface HandOver extends PairChange {
  readonly target?: Change<AgentFact>
}

/** A fact about to be stored: whether the visitor may learn of it, and the words that are kept apart. */
export interface Decided<F> {
  readonly fact: F
  readonly visible: boolean
  readonly content?: Content
}

/** What a person typed; erasable. */
export type Content = Readonly<Record<string, string>>

/** A refusal is an expected answer, not an exception: nothing changed. */
export interface Refusal {
  readonly refused: RefusalCode
}

/** Each is a code of the protocol's error table; the gateway's build fails where one is missing there. */
export type RefusalCode =
  | 'not_found'
  | 'contact_exists'
  | 'contact_over'
  | 'contact_not_over'
  | 'not_yours'
  | 'not_connected'
  | 'already_held'
  | 'not_held'
  | 'offer_gone'
  | 'offer_expired'
  | 'already_rated'
  | 'wrap_up_over'
  | 'disposition_missing'
  | 'queue_closed'
  | 'queue_full'
  | 'target_unknown'
  | 'agent_unavailable'
  | 'agent_offline'
  | 'text_empty'
  | 'text_too_long'
  | 'file_unknown'
  | 'email_invalid'
  | 'phone_invalid'
  | 'time_invalid'
  | 'already_taken'
  | 'hands_full'
  | 'no_address'
  | 'mail_off'
  | 'transcript_limit'
  | 'not_a_call'
  | 'needs_voice_server'
  | 'consulting'
  | 'not_consulting'

/**
 * `offer`: a ring runs out. `offer_shown`: the console has not confirmed that it shows the ring: send it again.
 * `wrap_up`: wrap-up ends by itself. `reroute`: an agent that was passed over may be asked again. `queue_step`: a rule of
 * the queue lets more agents be asked, or moves the contact. `lease`: of an agent: no console has been heard of for too long.
 * `file`: of a file, not of a stream: it was taken in and not sent, or was erased.
 * `mail`: a letter is to be sent. `callback`: a call was wished for now. `consult`: who was asked about a call has not answered;
 * `consult_shown`: nor is it shown there: send it again.
 */
export type DeadlineKind =
  | 'offer'
  | 'offer_shown'
  | 'wrap_up'
  | 'reroute'
  | 'queue_step'
  | 'lease'
  | 'file'
  | 'mail'
  | 'callback'
  | 'consult'
  | 'consult_shown'

/** Whether an answer is a refusal. */
export function isRefusal(answer: object): answer is Refusal {
  return 'refused' in answer
}
