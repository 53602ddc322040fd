import { isRefusal } from '../decision.js'
import type { Change, Content, Refusal } from '../decision.js'
import type { ContactFact, Left, Levels } from '../facts.js'
import { firstStep } from '../routing/step.js'
import type { Entrance } from '../routing/step.js'
import { readText, storable, textLimits } from '../text.js'
import { decided } from './decided.js'
import { formContent, formFact } from './filled-form.js'
import type { FilledForm } from './filled-form.js'
import { foreseen } from './foresee.js'
import { knownAtStart } from './identify.js'
import { lineAtStart } from './line.js'
import { sentFile } from './messages.js'
import type { SentFile } from './messages.js'
import { readEmail, readName, readPhone } from './reach.js'
import type { ContactState } from './state.js'

/** What a visitor leaves when nobody is there: a message to be answered by e-mail, or the wish to be called. */
export interface LeaveWord {
  readonly brand: string
  readonly site: string
  readonly queue: string
  readonly visitor: string
  readonly channel: 'message' | 'callback'
  readonly locale: string
  readonly visit: string
  /** May be blank where a call is wished for, and where it was spoken. */
  readonly text: string
  /** It was spoken: the sound as it was taken in for this contact (null: there is none of its id), and how long it is, in s. */
  readonly voice?: { readonly file: SentFile | null; readonly seconds: number }
  readonly email?: string
  readonly phone?: string
  readonly name?: string
  /** From when on the call may come, epoch ms; absent: as soon as somebody is free. */
  readonly callAt?: number
  readonly page?: string
  readonly priority?: number
  readonly skills?: Levels
  /** The ended contact that this one goes on with. */
  readonly parent?: string
  /** What the words were cut out of, and how many files came with them, where they came by e-mail. */
  readonly letter?: {
    readonly whole?: string
    readonly attachments: number
    readonly messageId?: string
  }
  readonly entrance?: Entrance
  readonly form?: FilledForm
  /** Whether the brand has signed who the visitor is. */
  readonly identified?: boolean
}

/** A call may be wished for so far ahead, in ms: two weeks. */
export const mostAheadMs = 1_209_600_000
/** A spoken message is counted as this long at most, in s. */
export const mostVoiceS = 120
const longestPage = 2_048
const longestLocale = 35

/**
 * Opens a contact of the channel `message` or `callback`. It waits however long nobody is there, and hours and fullness of the
 * queue do not stand against it. Refuses `contact_exists`, `text_empty`, `text_too_long`, `email_invalid`, `phone_invalid`,
 * `time_invalid`, and `file_unknown` for a spoken message whose sound was not taken in, or is none.
 */
export function leaveWord(
  state: ContactState | null,
  command: LeaveWord,
  at: number,
): Change<ContactFact> | Refusal {
  if (state !== null) return { refused: 'contact_exists' }
  const reach = readReach(command, at)
  if (isRefusal(reach)) return reach
  const words = wordsOf(command)
  if (words !== null && isRefusal(words)) return words
  const spoken = spokenOf(command, at)
  if (isRefusal(spoken)) return spoken
  const fact = started(command, reach.left)
  const said = [...(words === null ? [] : [messageOf(command, words.text)]), ...spoken]
  return {
    facts: [decided(fact, contentOf(command, reach.content)), ...said, ...knownAtStart(command)],
    ...deadlinesOf(command, fact, at),
  }
}

function wordsOf({ channel, text, voice }: LeaveWord): { readonly text: string } | Refusal | null {
  if ((channel === 'callback' || voice !== undefined) && text.trim() === '') return null
  return readText(text, textLimits.text)
}

function spokenOf({ voice }: LeaveWord, at: number): ReturnType<typeof decided>[] | Refusal {
  if (voice === undefined) return []
  const file = sentFile({ from: 'visitor', agent: null, file: voice.file }, at)
  if (isRefusal(file)) return file
  return voice.file?.kind === 'audio' ? [file] : { refused: 'file_unknown' }
}

interface Reach {
  readonly left: Left
  readonly content: Content
}

/** A message needs an address for its answer, a call a number; what is given besides must be right as well. */
function readReach({ channel, email, phone, callAt, voice }: LeaveWord, at: number): Reach | Refusal {
  const mail = given(email) || channel === 'message' ? readEmail(email ?? '') : {}
  if (isRefusal(mail)) return mail
  const call = given(phone) || channel === 'callback' ? readPhone(phone ?? '') : {}
  if (isRefusal(call)) return call
  if (callAt !== undefined && (channel !== 'callback' || callAt > at + mostAheadMs))
    return { refused: 'time_invalid' }
  const later = callAt !== undefined && callAt > at
  const spoken = voice && { voice: Math.min(mostVoiceS, Math.max(1, Math.round(voice.seconds))) }
  const left = { email: 'email' in mail, phone: 'phone' in call, ...(later && { at: callAt }), ...spoken }
  return { left, content: { ...mail, ...call } }
}

function given(raw: string | undefined): boolean {
  return raw !== undefined && raw.trim() !== ''
}

type Started = Extract<ContactFact, { readonly type: 'contact_started' }>

function started(command: LeaveWord, left: Left): Started {
  const { brand, site, queue, visitor, channel, visit, priority, skills, parent } = command
  const locale = storable(command.locale).slice(0, longestLocale)
  const line = lineAtStart({
    ...(priority && { priority }),
    ...(skills && Object.keys(skills).length > 0 && { skills }),
  })
  const form = formFact(command.form)
  const body = { brand, site, queue, visitor, channel, locale, visit, ...line, left, ...form }
  return { type: 'contact_started', body: { ...body, ...(parent !== undefined && { parent }) } }
}

function contentOf({ page, name, form }: LeaveWord, reach: Content): Content {
  const called = readName(name)
  return {
    ...formContent(form),
    ...reach,
    ...(called !== undefined && { name: called }),
    ...(page !== undefined && { page: storable(page.slice(0, longestPage)) }),
  }
}

function messageOf({ letter }: LeaveWord, text: string): ReturnType<typeof decided> {
  const body = { from: 'visitor', agent: null, length: text.length } as const
  if (letter === undefined) return decided({ type: 'message_sent', body }, { text })
  const { whole, attachments, messageId } = letter
  const via = { via: 'mail' as const, ...(attachments > 0 && { attachments }) }
  const content = {
    text,
    ...(whole !== undefined && whole !== text && { whole: storable(whole) }),
    ...(messageId !== undefined && { messageId: storable(messageId).slice(0, 998) }),
  }
  return decided({ type: 'message_sent', body: { ...body, ...via } }, content)
}

function deadlinesOf(command: LeaveWord, fact: Started, at: number): Pick<Change<ContactFact>, 'deadlines'> {
  const { left, channel } = fact.body
  if (channel === 'message') return {}
  if (left?.at !== undefined) return { deadlines: { callback: left.at } }
  const step = command.entrance ? firstStep(foreseen(null, fact, at), command.entrance, at) : null
  return step === null ? {} : { deadlines: { queue_step: step } }
}
