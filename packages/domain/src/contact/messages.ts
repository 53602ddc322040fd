import { isRefusal } from '../decision.js'
import type { Change, Refusal } from '../decision.js'
import type { ContactFact, FileKind } from '../facts.js'
import { readText, storable, textLimits } from '../text.js'
import { connectedContact, ownContact } from './access.js'
import { decided } from './decided.js'
import { extraContent, extraFact } from './extras.js'
import type { Extra } from './extras.js'
import { agentOf } from './state.js'
import type { ContactState } from './state.js'

/** One message; `actor` is the id of the visitor or the agent who wrote it. */
export interface Say {
  readonly from: 'visitor' | 'agent'
  readonly actor: string
  readonly text: string
  /** What comes along; a card needs no words besides. */
  readonly extra?: Extra
}

/** A file that was taken in for this contact, as it is kept; `width` and `height` of an image, in pixels. */
export interface SentFile {
  readonly id: string
  readonly kind: FileKind
  readonly bytes: number
  readonly width?: number
  readonly height?: number
  /** What the sender called it; erasable. */
  readonly name: string
  /** From then on (epoch ms) it may be thrown away; null once it was sent. */
  readonly expiresAt: number | null
}

/** A file instead of words; `file` null: the sender has taken in none of this id. */
export interface SendFile {
  readonly from: 'visitor' | 'agent'
  readonly actor: string
  readonly file: SentFile | null
}

/** What an agent writes for colleagues only. */
export interface AddNote {
  readonly agent: string
  readonly text: string
}

/**
 * A message. The visitor may write until the contact has ended, the agent while connected. Refuses `not_found` (no such
 * contact, or another visitor's), `not_connected`, `not_yours`, `contact_over`, `text_empty`, `text_too_long`, and
 * `file_unknown` for a card's picture that was not taken in.
 */
export function say(state: ContactState | null, command: Say, at: number): Change<ContactFact> | Refusal {
  const speaker = speakerOf(state, command)
  if (isRefusal(speaker)) return speaker
  if (command.extra !== undefined) return sayMore({ ...command, extra: command.extra }, at)
  const words = readText(command.text, textLimits.text)
  if (isRefusal(words)) return words
  const agent = command.from === 'agent' ? command.actor : null
  const body = { from: command.from, agent, length: words.text.length }
  return { facts: [decided({ type: 'message_sent', body }, words)] }
}

function sayMore(
  { from, actor, text, extra }: Say & { readonly extra: Extra },
  at: number,
): Change<ContactFact> | Refusal {
  const blank = extra.card !== undefined && text.trim() === ''
  const words = blank ? { text: '' } : readText(text, textLimits.text)
  if (isRefusal(words)) return words
  const fact = extraFact(extra, at)
  if (isRefusal(fact)) return fact
  const content = extraContent(words.text, extra)
  const agent = from === 'agent' ? actor : null
  const body = { from, agent, length: content['text']!.length, ...fact }
  return { facts: [decided({ type: 'message_sent', body }, content)] }
}

/**
 * A file, by whoever may speak. Refuses `not_found`, `not_connected`, `not_yours`, `contact_over` as `say` does, and
 * `file_unknown` for one that was not taken in, or was not sent in time.
 */
export function sendFile(
  state: ContactState | null,
  command: SendFile,
  at: number,
): Change<ContactFact> | Refusal {
  const speaker = speakerOf(state, command)
  if (isRefusal(speaker)) return speaker
  const { from, file } = command
  const sent = sentFile({ from, agent: from === 'agent' ? command.actor : null, file }, at)
  return isRefusal(sent) ? sent : { facts: [sent] }
}

/** The fact of a file that is sent by who may; refuses `file_unknown` as `sendFile` does. */
export function sentFile(
  { from, agent, file }: Pick<SendFile, 'from' | 'file'> & { readonly agent: string | null },
  at: number,
): ReturnType<typeof decided> | Refusal {
  if (file === null || (file.expiresAt !== null && at >= file.expiresAt)) return { refused: 'file_unknown' }
  const { id, kind, bytes, width, height } = file
  const size = width === undefined || height === undefined ? {} : { width, height }
  const body = { from, agent, file: id, kind, bytes, ...size }
  return decided({ type: 'file_sent', body }, { fileName: storable(file.name) })
}

/**
 * A note by the agent who is connected or wraps up. Refuses `not_found`, `not_connected`, `not_yours`, `contact_over`
 * (after wrap-up), `text_empty`, `text_too_long`.
 */
export function addNote(
  state: ContactState | null,
  command: AddNote,
  _at: number,
): Change<ContactFact> | Refusal {
  const refusal =
    state?.phase === 'wrap_up' ? unlessOn(state, command.agent) : connectedContact(state, command.agent)
  if (refusal !== null && isRefusal(refusal)) return refusal
  const words = readText(command.text, textLimits.text)
  if (isRefusal(words)) return words
  const body = { agent: command.agent, length: words.text.length }
  return { facts: [decided({ type: 'note_added', body }, words)] }
}

/** The contact if this one may speak in it now, else why not: as `say` refuses. */
export function speakerOf(
  state: ContactState | null,
  { from, actor }: Pick<Say, 'from' | 'actor'>,
): ContactState | Refusal {
  return from === 'visitor' ? visitorSpeaks(state, actor) : connectedContact(state, actor)
}

/**
 * A note by somebody who supervises, for the agent: it stands among the notes and says that it comes from outside. Refuses
 * `not_found`, `contact_over` (after wrap-up), `text_empty`, `text_too_long`.
 */
export function whisper(
  state: ContactState | null,
  command: AddNote,
  _at: number,
): Change<ContactFact> | Refusal {
  if (state === null) return { refused: 'not_found' }
  if (state.phase === 'closed') return { refused: 'contact_over' }
  const words = readText(command.text, textLimits.text)
  if (isRefusal(words)) return words
  const body = { agent: command.agent, length: words.text.length, whisper: true } as const
  return { facts: [decided({ type: 'note_added', body }, words)] }
}

function visitorSpeaks(state: ContactState | null, visitor: string): ContactState | Refusal {
  const contact = ownContact(state, visitor)
  if (isRefusal(contact)) return contact
  return contact.phase === 'wrap_up' || contact.phase === 'closed' ? { refused: 'contact_over' } : contact
}

function unlessOn(state: ContactState, agent: string): Refusal | null {
  return agentOf(state) === agent ? null : { refused: 'not_yours' }
}
