import { isRefusal } from '../decision.js'
import type { Change, Refusal } from '../decision.js'
import type { ContactFact, MailFault } from '../facts.js'
import { readText, storable, textLimits } from '../text.js'
import { connectedContact, ownContact } from './access.js'
import { decided } from './decided.js'
import { readEmail } from './reach.js'
import { agentOf } from './state.js'
import type { ContactState } from './state.js'

/** An agent's answer to what was left. `mailOn`: whether the installation has a mail server. */
export interface AnswerByMail {
  readonly agent: string
  readonly text: string
  readonly mailOn: boolean
}

/** Whether an agent's words in this contact go out by e-mail: its visitor is no longer there to read them. */
export function answersByMail(state: ContactState | null): boolean {
  return state?.channel === 'message' || state?.channel === 'callback'
}

/**
 * A reply that goes out by e-mail; the letter is due at once. Refuses `no_address` (a call was wished for and no address given),
 * `mail_off`, `not_found`, `not_connected`, `not_yours`, `contact_over`, `text_empty`, `text_too_long`.
 */
export function answerByMail(
  state: ContactState | null,
  { agent, text, mailOn }: AnswerByMail,
  at: number,
): Change<ContactFact> | Refusal {
  const contact = connectedContact(state, agent)
  if (isRefusal(contact)) return contact
  if (!contact.left?.email) return { refused: 'no_address' }
  if (!mailOn) return { refused: 'mail_off' }
  const words = readText(text, textLimits.text)
  if (isRefusal(words)) return words
  const body = { from: 'agent', agent, length: words.text.length, via: 'mail' } as const
  return { facts: [decided({ type: 'message_sent', body }, words)], ...dueNow(contact, at) }
}

/** What came back by e-mail: `text` without what was quoted, `whole` as it came. */
export interface HeardByMail {
  readonly visitor: string
  readonly text: string
  readonly whole?: string
  readonly attachments: number
  /** By which the answer names it. */
  readonly messageId?: string
}

/** A visitor's letter in a contact that goes on; too long a text is cut. Refuses `not_found`, `contact_over`, `text_empty`. */
export function hearByMail(
  state: ContactState | null,
  { visitor, text, whole, attachments, messageId }: HeardByMail,
  _at: number,
): Change<ContactFact> | Refusal {
  const contact = ownContact(state, visitor)
  if (isRefusal(contact)) return contact
  if (contact.phase === 'wrap_up' || contact.phase === 'closed') return { refused: 'contact_over' }
  const words = readText(text.slice(0, textLimits.text), textLimits.text)
  if (isRefusal(words)) return words
  const length = words.text.length
  const via = { via: 'mail' as const, ...(attachments > 0 && { attachments }) }
  const content = {
    ...words,
    ...(whole !== undefined && whole !== text && { whole: storable(whole) }),
    ...(messageId !== undefined && { messageId: storable(messageId).slice(0, longestMessageId) }),
  }
  return {
    facts: [
      decided({ type: 'message_sent', body: { from: 'visitor', agent: null, length, ...via } }, content),
    ],
  }
}

/** So many transcripts of one contact are sent. */
export const mostTranscripts = 3

/** Who asks for a transcript, and where it is to go. */
export interface AskTranscript {
  readonly by: 'visitor' | 'agent'
  readonly actor: string
  readonly email: string
  readonly mailOn: boolean
}

/**
 * The whole of what was said is to go out by e-mail. Refuses `not_found`, `not_yours`, `not_connected` (nobody has answered
 * yet), `email_invalid`, `mail_off`, `transcript_limit`.
 */
export function askTranscript(
  state: ContactState | null,
  { by, actor, email, mailOn }: AskTranscript,
  at: number,
): Change<ContactFact> | Refusal {
  const contact = by === 'visitor' ? ownContact(state, actor) : (state ?? nowhere)
  if (isRefusal(contact)) return contact
  const owner = agentOf(contact)
  if (by === 'agent' && owner !== null && owner !== actor) return { refused: 'not_yours' }
  // Before anybody has answered there is nothing to tell, and strangers could be written to.
  if (!contact.answered) return { refused: 'not_connected' }
  const address = readEmail(email)
  if (isRefusal(address)) return address
  if (!mailOn) return { refused: 'mail_off' }
  if ((contact.transcripts ?? 0) >= mostTranscripts) return { refused: 'transcript_limit' }
  const body = { by, agent: by === 'agent' ? actor : null }
  return { facts: [decided({ type: 'transcript_requested', body }, address)], ...dueNow(contact, at) }
}

/** A letter that was not delivered is to be tried once more. Refuses `not_found`, `mail_off`. */
export function retryLetter(
  state: ContactState | null,
  { agent, letter, mailOn }: { readonly agent: string; readonly letter: number; readonly mailOn: boolean },
  at: number,
): Change<ContactFact> | Refusal {
  if (state === null) return { refused: 'not_found' }
  if (!mailOn) return { refused: 'mail_off' }
  return { facts: [decided({ type: 'mail_retried', body: { agent, letter } })], ...dueNow(state, at) }
}

/** What a try to deliver came to. `fault` null: the mail server took it; `final`: trying again cannot help. */
export interface LetterTried {
  readonly letter: number
  readonly asked: number
  readonly fault: MailFault | null
  readonly final: boolean
}

/** How long to wait after each try that failed, in ms: seven hours in all, then somebody has to look. */
const backOffMs = [10_000, 60_000, 300_000, 1_800_000, 7_200_000, 14_400_000] as const

/** The fact of a try, and when the next letter is due. Refuses `not_found` where that letter is no longer waiting. */
export function letterTried(
  state: ContactState | null,
  { letter, asked, fault, final }: LetterTried,
  at: number,
): Change<ContactFact> | Refusal {
  const mail = state?.mail
  if (mail === undefined || asked < mail.next || asked > mail.last) return { refused: 'not_found' }
  const attempt = mail.attempt + 1
  const step = { letter, asked, attempt }
  const nextAt = asked < mail.last ? at : null
  if (fault === null)
    return { facts: [decided({ type: 'mail_sent', body: step })], deadlines: { mail: nextAt } }
  const wait = final ? undefined : backOffMs[attempt - 1]
  const again = wait === undefined ? null : at + wait
  const failed = decided({ type: 'mail_failed', body: { ...step, reason: fault, again } })
  return { facts: [failed], deadlines: { mail: again ?? nextAt } }
}

/** As long as a header's line may be. */
export const longestMessageId = 998
const nowhere: Refusal = { refused: 'not_found' }

/** Another mail server has given a letter back. Refuses `not_found`. */
export function letterBounced(
  state: ContactState | null,
  { letter }: { readonly letter: number },
  _at: number,
): Change<ContactFact> | Refusal {
  if (state === null) return { refused: 'not_found' }
  // It was sent long ago and asks for nothing: `asked` 0 is before all that waits.
  const body = { letter, asked: 0, attempt: 0, reason: 'bounced', again: null } as const
  return { facts: [decided({ type: 'mail_failed', body })] }
}

/** When the letter just asked for is due. */
function dueNow({ mail }: ContactState, at: number): Pick<Change<ContactFact>, 'deadlines'> {
  // A letter that waits for its next try keeps its place: those behind it come after it.
  return mail === undefined ? { deadlines: { mail: at } } : {}
}
