import type { LoggedFact } from '../log/log.js'
import type { LetterId, LetterIds } from './letter-ids.js'
import type { Mail } from './mailer.js'
import { type LetterWords, letterWords } from './words.js'

/** What a letter is made of. `facts`: all of the contact, in order; `letter`: the one that it carries. */
export interface Composing {
  readonly facts: readonly LoggedFact[]
  readonly letter: LoggedFact
  readonly brand: string
  readonly staff: (id: string) => string
  readonly ids: LetterIds
  /** Whether answers are read. */
  readonly answerable: boolean
  /** Where a file of the contact can be opened. */
  readonly addressOfFile: (file: string) => string
}

/** The letter, ready to be sent; `erased` where its address or its words are gone; `nothing` where the fact carries no letter. */
export function composeLetter(composing: Composing): Mail | 'erased' | 'nothing' {
  const { letter } = composing
  if (letter.newer) return 'nothing'
  if (letter.type === 'transcript_requested') return transcript(composing)
  const { agent, via } = letter.body as { readonly agent?: string | null; readonly via?: string }
  return letter.type === 'message_sent' && agent && via === 'mail' ? reply(composing, agent) : 'nothing'
}

/** To whom the letter that carries this fact goes; null where that was erased. */
export function addressOf(facts: readonly LoggedFact[], letter: LoggedFact): string | null {
  const source = letter.type === 'transcript_requested' ? letter : facts[0]
  return source?.content?.['email'] ?? null
}

function reply(composing: Composing, agent: string): Mail | 'erased' {
  const { facts, letter, brand, staff } = composing
  const [to, text] = [addressOf(facts, letter), letter.content?.['text']]
  if (to === null || text === undefined) return 'erased'
  const words = letterWords(localeOf(facts))
  const last = lastBefore(facts, letter)
  const asked = last && saidIn(last, { words, spoken: spokenIn(facts) })
  const quoted = asked === undefined ? [] : [words.wrote, ...asked.split('\n').map((line) => `> ${line}`)]
  const signed = [staff(agent), brand].filter((line) => line !== '')
  const parts = [text, signed.join('\n'), quoted.join('\n')].filter((part) => part !== '')
  return {
    ...mailOf(composing, to, filled(words.reply, brand)),
    text: parts.join('\n\n'),
    automatic: false,
  }
}

function transcript(composing: Composing): Mail | 'erased' {
  const { facts, letter, brand, staff, answerable, addressOfFile } = composing
  const to = addressOf(facts, letter)
  if (to === null) return 'erased'
  const words = letterWords(localeOf(facts))
  const lines = facts.flatMap((fact) => {
    const text = saidIn(fact, { words, spoken: spokenIn(facts) })
    if (text === undefined) return []
    const { agent, file } = fact.body as { readonly agent: string | null; readonly file?: string }
    const where = file === undefined ? '' : `\n${addressOfFile(file)}`
    return [`${agent === null ? words.you : staff(agent)}, ${timeOf(fact.at)}\n${text}${where}`]
  })
  const hasFiles = facts.some(({ type, content }) => type === 'file_sent' && content !== null)
  const end = [...(hasFiles ? [words.filesOpen] : []), ...(answerable ? [words.answerable] : [])]
  return {
    ...mailOf(composing, to, filled(words.transcript, brand)),
    text: [filled(words.transcriptIntro, brand), ...lines, ...end].join('\n\n'),
    automatic: true,
  }
}

function mailOf(
  { facts, letter, brand, ids }: Composing,
  to: string,
  subject: string,
): Omit<Mail, 'text' | 'automatic'> {
  return {
    to,
    subject,
    sender: brand,
    messageId: ids.of(idOf(letter)),
    references: thread(facts, letter, ids),
  }
}

/** Mail programs look at the last few; a header must not grow without end. */
const mostReferences = 12

/** What was written before by e-mail in this contact, by the Message-IDs of both sides, the oldest first. */
function thread(facts: readonly LoggedFact[], letter: LoggedFact, ids: LetterIds): readonly string[] {
  const before = facts.flatMap((fact) => {
    const { via, agent } = fact.body as { readonly via?: string; readonly agent?: string | null }
    if (fact.type !== 'message_sent' || fact.seq >= letter.seq || via !== 'mail') return []
    const theirs = fact.content?.['messageId']
    return agent ? [ids.of(idOf(fact))] : theirs === undefined ? [] : [theirs]
  })
  return letter.type === 'message_sent' ? before.slice(-mostReferences) : []
}

function idOf({ tenant, stream, seq }: LoggedFact): LetterId {
  return { tenant, contact: stream, seq }
}

function localeOf(facts: readonly LoggedFact[]): string {
  return (facts[0]?.body as { readonly locale?: string } | undefined)?.locale ?? ''
}

function lastBefore(facts: readonly LoggedFact[], letter: LoggedFact): LoggedFact | undefined {
  return facts.findLast(
    ({ type, seq, body }) =>
      (type === 'message_sent' || type === 'file_sent') &&
      seq < letter.seq &&
      (body as { readonly from: string }).from === 'visitor',
  )
}

/** What one fact says in plain words: a message its text, a file its name and size, a spoken message its length; undefined: nothing, or it was erased. */
function saidIn(
  fact: LoggedFact,
  { words, spoken }: { readonly words: LetterWords; readonly spoken: number | undefined },
): string | undefined {
  if (fact.type === 'message_sent') return fact.content?.['text']
  const name = fact.type === 'file_sent' ? fact.content?.['fileName'] : undefined
  if (name === undefined) return undefined
  const { kind, bytes } = fact.body as { readonly kind: string; readonly bytes: number }
  if (kind === 'audio' && spoken !== undefined)
    return `[${words.spoken}, ${Math.floor(spoken / 60)}:${String(spoken % 60).padStart(2, '0')}]`
  return `[${words.file}: ${name}, ${Math.max(1, Math.round(bytes / 1_000))} kB]`
}

/** How long the message is that a contact began with, where it was spoken, in s. */
function spokenIn(facts: readonly LoggedFact[]): number | undefined {
  return (facts[0]?.body as { readonly left?: { readonly voice?: number } } | undefined)?.left?.voice
}

function filled(text: string, brand: string): string {
  return text.replaceAll('{brand}', () => brand)
}

/** The zone of whoever reads is not known: the time says its own. */
function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
