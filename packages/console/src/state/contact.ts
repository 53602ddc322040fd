import type {
  Channel,
  EndedBy,
  FactFrame,
  FileSent,
  FilledForm,
  GreetedWith,
  Left,
  StaffContactFact,
  Uuid,
} from '@switchboard/protocol'
import { apply } from './by-type.js'
import { consultTurns } from './consult.js'
import type { Consult, ConsultOver } from './consult.js'
import type { ByType } from './by-type.js'
import type { FileRef, LetterState, Line } from './line.js'

/** Where a contact stands; `unknown` until its first fact has come. */
type Phase = 'unknown' | 'queued' | 'offered' | 'connected' | 'wrap_up' | 'closed'

/** How a contact began. `page` and `locale` come from the visitor's browser: text, never trusted. */
interface Beginning {
  readonly at: number
  readonly brand: Uuid
  readonly queue: Uuid
  readonly visitor: Uuid
  readonly locale: string
  readonly page: string | null
  readonly channel: Channel
  /** How who left it may be reached; absent for a chat. */
  readonly left?: Left
  /** What was filled in before the chat. */
  readonly form?: FilledForm
  /** With what the page had greeted the visitor before. */
  readonly greeting?: GreetedWith
}

/** What the visitor thought of it. */
interface Rating {
  readonly score: number
  readonly comment: string | null
}

/** What a try to call back came to. */
type Attempt = Extract<StaffContactFact, { type: 'callback_attempted' }>['result']

/** What the facts of one contact add up to, as an agent sees it. Times are epoch ms of the server. */
export interface ContactView {
  readonly phase: Phase
  /** Who handles it or has handled it last. */
  readonly agent: Uuid | null
  readonly agentName: string
  readonly held: boolean
  /** Where it waits or has waited last. */
  readonly queue: Uuid | null
  readonly began: Beginning | null
  readonly acceptedAt: number | null
  readonly endedAt: number | null
  readonly endedBy: EndedBy | null
  readonly wrapUpDueAt: number | null
  /** The code that was chosen in wrap-up. */
  readonly disposition: string | null
  readonly rating: Rating | null
  /** How often one has tried to call back, and what the last try came to. */
  readonly attempts: number
  readonly lastAttempt: Attempt | null
  /** Another agent who is asked about the call; null: nobody. And how the last one parted. */
  readonly consult: Consult | null
  readonly consultOver: ConsultOver | null
  readonly lines: readonly Line[]
}

/** A contact of which nothing is known yet. */
export const newContact: ContactView = {
  phase: 'unknown',
  agent: null,
  agentName: '',
  held: false,
  queue: null,
  began: null,
  acceptedAt: null,
  endedAt: null,
  endedBy: null,
  wrapUpDueAt: null,
  disposition: null,
  rating: null,
  attempts: 0,
  lastAttempt: null,
  consult: null,
  consultOver: null,
  lines: [],
}

/** The view after one more fact of the contact's stream; unknown facts change nothing. */
export function stepContact(view: ContactView, frame: FactFrame): ContactView {
  const line = apply(lines, view, frame)
  const next = apply(turns, view, frame) ?? view
  return line === undefined ? next : { ...next, lines: [...view.lines, line] }
}

const again = (view: ContactView): ContactView =>
  view.phase === 'offered' ? { ...view, phase: 'queued' } : view

/** Nobody has it any more, and it waits for the next one. */
function waiting(view: ContactView): ContactView {
  return { ...view, phase: 'queued', agent: null, agentName: '', held: false, consult: null }
}

const turns: ByType<StaffContactFact, ContactView, ContactView> = {
  contact_started: (
    view,
    { brand, queue, visitor, channel, locale, page, left, form, greeting },
    { at },
  ) => ({
    ...view,
    phase: 'queued',
    queue,
    began: {
      at,
      brand,
      queue,
      visitor,
      channel,
      locale,
      page,
      ...(left && { left }),
      ...(form && { form }),
      ...(greeting && { greeting }),
    },
  }),
  offer_made: (view) => ({ ...view, phase: 'offered' }),
  offer_accepted: (view, { agent, name }, { at }) => ({
    ...view,
    phase: 'connected',
    agent,
    agentName: name,
    acceptedAt: at,
  }),
  offer_declined: again,
  offer_expired: again,
  offer_undelivered: again,
  offer_withdrawn: again,
  contact_requeued: waiting,
  contact_transferred: (view, { into }) => ({ ...waiting(view), queue: into }),
  contact_moved: (view, { into }) => ({ ...view, queue: into }),
  ...consultTurns,
  contact_held: (view) => ({ ...view, held: true }),
  contact_resumed: (view) => ({ ...view, held: false, consultOver: null }),
  contact_ended: (view, { by, wrapUpDueAt }, { at }) => ({
    ...view,
    phase: wrapUpDueAt === null ? 'closed' : 'wrap_up',
    held: false,
    endedAt: at,
    endedBy: by,
    wrapUpDueAt,
    consult: null,
    consultOver: null,
  }),
  wrap_up_ended: (view, { disposition }) => ({ ...view, phase: 'closed', disposition }),
  contact_rated: (view, { score, comment }) => ({ ...view, rating: { score, comment } }),
  words_erased: withoutWords,
  callback_attempted: (view, { attempt, result }) => ({ ...view, attempts: attempt, lastAttempt: result }),
  mail_sent: (view, { letter }) => withLetter(view, letter, { is: 'sent' }),
  mail_failed: (view, { letter, ...how }) =>
    withLetter(view, letter, { is: 'failed', reason: how.reason, again: how.again }),
  mail_retried: (view, { letter }) => withLetter(view, letter, { is: 'waiting' }),
}

/** The view in which the letter of this seq has got so far. */
function withLetter(view: ContactView, seq: number, letter: LetterState): ContactView {
  const lines = view.lines.map((line) =>
    line.kind === 'message' && line.mail?.seq === seq ? { ...line, mail: { ...line.mail, letter } } : line,
  )
  return { ...view, lines }
}

/** Said once for all lines before: what was erased must not stay on a screen that is open. */
function withoutWords(view: ContactView): ContactView {
  return {
    ...view,
    began: view.began && withoutReach(view.began),
    rating: view.rating && { ...view.rating, comment: null },
    lines: view.lines.map((line) => {
      if ('left' in line) return { ...line, left: noReach(line.left) }
      if ('extra' in line) return { ...withoutExtra(line), text: null }
      if ('text' in line) return { ...line, text: null }
      return 'comment' in line ? { ...line, comment: null } : line
    }),
  }
}

function withoutExtra({ extra: _extra, ...line }: Line & { readonly extra?: unknown }): Line {
  return line
}

/** What remains of a beginning once its words were erased. */
function withoutReach({ left, form, ...began }: Beginning): Beginning {
  return {
    ...began,
    page: null,
    ...(left && { left: noReach(left) }),
    ...(form && { form: { ...form, answers: null } }),
  }
}

function noReach({ callAt, voice }: Left): Left {
  return { email: null, phone: null, name: null, callAt, ...(voice !== undefined && { voice }) }
}

function isCall({ began }: ContactView): boolean {
  return began?.channel === 'voice'
}

/** Rings at this and other agents say nothing about the talk itself: they have no line. */
const lines: ByType<StaffContactFact, ContactView, Line | undefined> = {
  contact_started: (_, { channel, left, greeting }, { at }) =>
    left && (channel === 'message' || channel === 'callback')
      ? { key: 'start', at, kind: 'event', what: 'left', channel, left }
      : {
          key: 'start',
          at,
          kind: 'event',
          what: 'started',
          call: channel === 'voice',
          ...(greeting && { greeting }),
        },
  transcript_requested: (_, { by, name = '' }, frame) => ({
    ...base(frame),
    kind: 'event',
    what: 'transcript',
    by,
    name,
  }),
  callback_attempted: (_, { name, result }, frame) => ({
    ...base(frame),
    kind: 'event',
    what: 'attempt',
    name,
    result,
  }),
  contact_requeued: (_, { dueAt }, frame) =>
    dueAt === undefined ? undefined : { ...base(frame), kind: 'event', what: 'postponed', until: dueAt },
  message_sent: (_, { from, agent = null, name = '', text, via, attachments = 0, extra }, frame) => ({
    ...base(frame),
    kind: 'message',
    from,
    agent,
    name,
    text,
    ...(extra && { extra }),
    ...(via && {
      mail: { seq: frame.seq, letter: { is: agent === null ? 'sent' : 'waiting' }, attachments },
    }),
    state: { is: 'sent' },
  }),
  file_sent: (_, { from, agent = null, name = '', fileName, ...sent }, frame) => ({
    ...base(frame),
    kind: 'message',
    from,
    agent,
    name,
    text: fileName,
    file: fileOf(sent),
    state: { is: 'sent' },
  }),
  note_added: (_, { agent, name, text, whisper }, frame) => ({
    ...base(frame),
    kind: 'note',
    agent,
    name,
    text,
    state: { is: 'sent' },
    ...(whisper && { whisper }),
  }),
  offer_accepted: (view, { agent, name }, frame) => ({
    ...base(frame),
    kind: 'event',
    what: 'accepted',
    agent,
    name,
    waitedMs: frame.at - (view.began?.at ?? frame.at),
  }),
  contact_transferred: (view, { agent, name, intoName, toName, cause, note }, frame) => ({
    ...base(frame),
    kind: 'event',
    what: 'transferred',
    call: isCall(view),
    agent,
    name,
    into: toName ?? intoName,
    cause,
    text: note,
  }),
  consult_answered: (_, { name }, frame) => ({ ...base(frame), kind: 'event', what: 'consulted', name }),
  conference_started: (_, { name }, frame) => ({ ...base(frame), kind: 'event', what: 'conference', name }),
  contact_handed_over: (_, { intoName }, frame) => ({
    ...base(frame),
    kind: 'event',
    what: 'handed_over',
    name: intoName,
  }),
  contact_held: (_, __, frame) => ({ ...base(frame), kind: 'event', what: 'held' }),
  visitor_identified: (_, __, frame) => ({ ...base(frame), kind: 'event', what: 'identified' }),
  contact_resumed: (_, __, frame) => ({ ...base(frame), kind: 'event', what: 'resumed' }),
  contact_ended: (view, { by }, frame) => ({
    ...base(frame),
    kind: 'event',
    what: 'ended',
    by,
    call: isCall(view),
    answered: view.phase === 'connected',
  }),
  call_failed: (_, { by, why }, frame) => ({ ...base(frame), kind: 'event', what: 'call_failed', by, why }),
  wrap_up_ended: (_, { disposition, cause }, frame) => ({
    ...base(frame),
    kind: 'event',
    what: 'wrapped_up',
    disposition,
    cause,
  }),
  contact_rated: (_, { score, comment }, frame) => ({
    ...base(frame),
    kind: 'event',
    what: 'rated',
    score,
    comment,
  }),
}

function fileOf({ file, kind, bytes, width, height }: Omit<FileSent, 'from' | 'fileName'>): FileRef {
  const size = width === undefined || height === undefined ? {} : { width, height }
  return { id: file, kind, bytes, ...size }
}

/** A line keeps the key of its command from sending to sent. */
function base({ id, seq, at }: FactFrame): { readonly key: string; readonly at: number } {
  return { key: id ?? `seq-${String(seq)}`, at }
}
