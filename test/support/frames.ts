import type { ClientFrame, Cursors, LiveFrame, ServerFrame, Uuid, WireFact } from '@switchboard/protocol'
import * as fc from 'fast-check'
import { attemptResult, by, callFault, callPhases, callQuality, code, who } from './call-frames.js'
import { liveAgent, liveQueue } from './live-rows.js'
import { extraOf, extraSentOf } from './extras.js'
import { mediaFrames } from './media-frames.ts'
import { answersOf, filledFormOf } from './filled-forms.js'

type One<U, T> = U extends { readonly t: infer N } ? (N extends T ? U : never) : never
type OneFact<T> = WireFact extends infer F
  ? F extends { readonly type: infer N }
    ? T extends N
      ? F
      : never
    : never
  : never

/** Any UUID of the wire's form. */
export const uuid: fc.Arbitrary<Uuid> = fc.uuid()
const whole = fc.nat({ max: Number.MAX_SAFE_INTEGER })
/** Text as a person may write it: no NUL and no lone surrogate, which the wire replaces. */
const words = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\0', ''))
const nullableWords = fc.option(words)
const nullableWhole = fc.option(whole)
const startedAs = fc.constantFrom('voice', 'message', 'callback')
const cursors: fc.Arbitrary<Cursors> = fc.dictionary(uuid, whole, { maxKeys: 5, noNullPrototype: true })
const answers = answersOf(words)
const filledForm = filledFormOf(words)
const command = { id: uuid, stream: uuid }

/** A generator for every frame of a client: a new frame without one does not compile. */
export const clientFrames: { readonly [T in ClientFrame['t']]: fc.Arbitrary<One<ClientFrame, T>> } = {
  hello: frame('hello', { v: fc.constant(1 as const), token: words }, { last: cursors, epoch: words }),
  hb: frame('hb', {}, { probe: fc.constant(true as const) }),
  follow: frame('follow', { stream: uuid, after: whole }),
  unfollow: frame('unfollow', { stream: uuid }),
  pull: fc
    .tuple(uuid, fc.nat(), fc.integer({ min: 1, max: 1_000 }))
    .map(([stream, after, more]) => ({ t: 'pull', stream, after, to: after + more })),
  typing: frame('typing', { stream: uuid }),
  receipt: frame('receipt', { stream: uuid, delivered: whole, read: whole }),
  watch_live: frame('watch_live', { on: fc.boolean() }),
  looking: frame('looking', { stream: uuid, on: fc.boolean() }),
  start: frame(
    'start',
    { ...command, text: words },
    {
      locale: fc.constantFrom('en', 'vi-VN'),
      answers,
      page: words,
      channel: fc.constant('voice' as const),
      greeting: fc.constant('prices'),
    },
  ),
  media: frame('media', { stream: uuid, page: uuid }),
  signal: mediaFrames.signal,
  record_call: frame('record_call', { stream: uuid, page: uuid, on: fc.boolean() }),
  listen_in: frame('listen_in', {
    stream: uuid,
    page: uuid,
    how: fc.constantFrom('monitor', 'whisper', 'barge', 'stop'),
  }),
  leave: frame(
    'leave',
    { ...command, channel: fc.constantFrom('message', 'callback'), text: words },
    {
      email: words,
      phone: words,
      name: words,
      callAt: whole,
      locale: fc.constantFrom('en', 'vi'),
      answers,
      page: words,
      voice: fc.record({ file: uuid, seconds: whole }),
    },
  ),
  transcript: frame('transcript', command, { email: words }),
  take: frame('take', command),
  resend: frame('resend', { ...command, letter: whole }),
  attempt: frame('attempt', { ...command, result: attemptResult }),
  say: frame('say', { ...command, text: words }, { extra: extraOf }),
  joined: frame('joined', command),
  failed: frame('failed', { ...command, why: callFault }),
  measure: frame('measure', { ...command, phases: callPhases }, { quality: callQuality }),
  end: frame('end', command),
  rate: frame('rate', { ...command, score: fc.constantFrom(1, 2, 3, 4, 5) }, { comment: words }),
  send_file: frame('send_file', { ...command, file: uuid }),
  note: frame('note', { ...command, text: words }),
  shown: frame('shown', { ...command, offer: uuid }),
  accept: frame('accept', { ...command, offer: uuid }),
  decline: frame('decline', { ...command, offer: uuid }),
  hold: frame('hold', command),
  resume: frame('resume', command),
  finish: frame('finish', command, { disposition: words }),
  presence: frame(
    'presence',
    { ...command, presence: fc.constantFrom('available', 'break', 'training', 'offline') },
    { reason: words, when: fc.constant('after_work' as const) },
  ),
  transfer: frame(
    'transfer',
    { ...command, to: fc.constantFrom('queue', 'agent'), target: uuid },
    { note: words },
  ),
  consult: frame(
    'consult',
    { ...command, to: fc.constantFrom('queue', 'agent'), target: uuid },
    { note: words },
  ),
  consult_step: frame('consult_step', {
    ...command,
    step: fc.constantFrom('complete', 'return', 'conference', 'leave'),
  }),
  reassign: frame(
    'reassign',
    { ...command, to: fc.constantFrom('queue', 'agent'), target: uuid },
    { note: words },
  ),
  force: frame(
    'force',
    { ...command, presence: fc.constantFrom('available', 'break', 'training', 'offline') },
    { reason: words },
  ),
}

const consultEnd = fc.constantFrom(
  'declined',
  'expired',
  'undelivered',
  'withdrawn',
  'returned',
  'left',
  'lost',
  'conference',
  'handed_over',
  'contact_ended',
)
const offer = { offer: uuid, agent: uuid }
const work = { contact: uuid, segment: uuid }

/** A generator for every fact, in each form that somebody sees: a new one without it does not compile. */
export const wireFacts: { readonly [T in WireFact['type']]: fc.Arbitrary<OneFact<T>> } = {
  contact_started: fc.oneof(
    fact('contact_started', {}, { channel: startedAs, greeting: words }),
    fact('contact_started', {
      brand: uuid,
      site: uuid,
      queue: uuid,
      visitor: uuid,
      channel: fc.constantFrom('chat', 'voice'),
      locale: words,
      page: nullableWords,
    }),
    fact(
      'contact_started',
      {
        brand: uuid,
        site: uuid,
        queue: uuid,
        visitor: uuid,
        channel: fc.constantFrom('message', 'callback'),
        locale: words,
        page: nullableWords,
        left: fc.record(
          { email: nullableWords, phone: nullableWords, name: nullableWords, callAt: nullableWhole },
          { noNullPrototype: true },
        ),
      },
      { form: filledForm, parent: uuid },
    ),
  ),
  message_sent: fact(
    'message_sent',
    { from: who, text: nullableWords },
    {
      agent: uuid,
      name: words,
      via: fc.constant('mail' as const),
      whole: words,
      attachments: whole,
      extra: extraSentOf,
    },
  ),
  transcript_requested: fact('transcript_requested', { by: who, email: nullableWords }, { name: words }),
  mail_sent: fact('mail_sent', { letter: whole }),
  mail_failed: fact('mail_failed', {
    letter: whole,
    reason: fc.constantFrom('unreachable', 'refused', 'no_server', 'erased', 'bounced'),
    again: nullableWhole,
  }),
  mail_retried: fact('mail_retried', { letter: whole, name: words }),
  callback_due: fact('callback_due', {}),
  callback_attempted: fact('callback_attempted', { attempt: whole, name: words, result: attemptResult }),
  file_sent: fact(
    'file_sent',
    {
      from: who,
      file: uuid,
      kind: fc.constantFrom('image', 'pdf', 'text', 'document', 'spreadsheet', 'presentation'),
      bytes: whole,
      fileName: nullableWords,
    },
    { agent: uuid, name: words, width: whole, height: whole },
  ),
  agent_joined: fact('agent_joined', { name: words }, { picture: words }),
  agent_left: fact('agent_left', { name: words }),
  contact_ended: fc.oneof(
    fact('contact_ended', { by }),
    fact('contact_ended', { by, wrapUpDueAt: nullableWhole }),
  ),
  contact_rated: fc.oneof(
    fact('contact_rated', { score: whole }),
    fact('contact_rated', { score: whole, comment: nullableWords }),
  ),
  visitor_identified: fact('visitor_identified', {}),
  words_erased: fact('words_erased', {}),
  note_added: fact(
    'note_added',
    { agent: uuid, name: words, text: nullableWords },
    { whisper: fc.constant(true as const) },
  ),
  offer_made: fact('offer_made', { ...offer, name: words, dueAt: whole }),
  offer_shown: fact('offer_shown', { offer: uuid }),
  call_connected: fact('call_connected', { by: who }),
  call_failed: fact('call_failed', { by: who, why: callFault }),
  call_measured: fact('call_measured', { by: who, phases: callPhases }, { quality: callQuality }),
  offer_accepted: fact('offer_accepted', { ...offer, name: words, segment: uuid }),
  offer_declined: fact('offer_declined', offer),
  offer_expired: fact('offer_expired', offer),
  offer_undelivered: fact('offer_undelivered', offer),
  offer_withdrawn: fact('offer_withdrawn', offer),
  routing_widened: fact('routing_widened', {
    step: whole,
    cause: fc.constantFrom('relaxed', 'sticky_over'),
  }),
  nobody_eligible: fact('nobody_eligible', { queue: uuid }),
  contact_moved: fact('contact_moved', {
    queue: uuid,
    into: uuid,
    cause: fc.constantFrom('overflow', 'nobody_eligible', 'reassigned'),
  }),
  contact_requeued: fact(
    'contact_requeued',
    { segment: uuid, agent: uuid, name: words, cause: fc.constantFrom('agent_lost', 'no_answer') },
    { dueAt: whole },
  ),
  contact_transferred: fact('contact_transferred', {
    segment: uuid,
    agent: uuid,
    name: words,
    queue: uuid,
    into: uuid,
    intoName: words,
    to: fc.option(uuid),
    toName: nullableWords,
    cause: fc.constantFrom('transferred', 'reassigned'),
    note: nullableWords,
  }),
  consult_started: fact('consult_started', {
    consult: uuid,
    agent: uuid,
    name: words,
    with: uuid,
    withName: words,
    queue: fc.option(uuid),
    dueAt: whole,
    note: nullableWords,
  }),
  consult_shown: fact('consult_shown', { consult: uuid }),
  consult_answered: fact('consult_answered', { consult: uuid, agent: uuid, name: words, segment: uuid }),
  consult_ended: fact('consult_ended', { consult: uuid, agent: uuid, name: words, cause: consultEnd }),
  conference_started: fact('conference_started', { consult: uuid, agent: uuid, name: words }),
  conference_ended: fact('conference_ended', { consult: uuid, agent: uuid, name: words, cause: consultEnd }),
  contact_handed_over: fact('contact_handed_over', {
    agent: uuid,
    name: words,
    into: uuid,
    intoName: words,
    segment: uuid,
    cause: fc.constantFrom('consulted', 'conference', 'agent_lost'),
  }),
  contact_held: fact('contact_held', {}),
  contact_resumed: fact('contact_resumed', {}),
  wrap_up_ended: fact('wrap_up_ended', {
    disposition: nullableWords,
    cause: fc.constantFrom('finished', 'timeout'),
  }),
  presence_changed: fact(
    'presence_changed',
    {
      presence: fc.constantFrom(
        'available',
        'break',
        'training',
        'offline',
        'not_responding',
        'not_reachable',
      ),
      cause: fc.constantFrom('chosen', 'planned', 'offer_expired', 'offer_undelivered', 'connection_lost'),
    },
    { reason: words },
  ),
  presence_planned: fact(
    'presence_planned',
    { presence: fc.constantFrom('available', 'break', 'training', 'offline') },
    { reason: words },
  ),
  logged_in: fact('logged_in', {}),
  logged_out: fact('logged_out', { cause: fc.constantFrom('chosen', 'planned', 'connection_lost') }),
  work_reserved: fact('work_reserved', {
    contact: uuid,
    offer: uuid,
    dueAt: whole,
    brandName: words,
    queueName: words,
  }),
  work_released: fact('work_released', {
    contact: uuid,
    offer: uuid,
    cause: fc.constantFrom('declined', 'expired', 'undelivered', 'withdrawn'),
  }),
  work_started: fact('work_started', work),
  work_ended: fact('work_ended', work),
  unknown: fact('unknown', { name: words, v: whole }),
}

/** A generator for every frame of the gateway: a new frame without one does not compile. */
export const serverFrames: { readonly [T in ServerFrame['t']]: fc.Arbitrary<One<ServerFrame, T>> } = {
  welcome: frame('welcome', {
    sid: uuid,
    epoch: words,
    me: fc.record({ id: uuid, kind: fc.constantFrom('visitor', 'staff'), name: words }),
    heads: cursors,
    heartbeatMs: whole,
  }),
  fact: frame(
    'fact',
    { stream: uuid, seq: whole, at: whole, fact: fc.oneof(...Object.values(wireFacts)) },
    { id: uuid },
  ),
  ack: frame('ack', { ...command, seq: nullableWhole, at: whole }),
  refused: frame('refused', { id: uuid, code, message: words }, { field: words }),
  hb: frame('hb', { heads: cursors }),
  limited: frame('limited', { stream: uuid, from: whole, to: whole }),
  typing: frame('typing', { stream: uuid, from: who }),
  place: frame('place', {
    stream: uuid,
    place: whole,
    about: fc.boolean(),
    wait: fc.option(fc.record({ lowMs: whole, highMs: whole })),
  }),
  receipt: frame('receipt', { stream: uuid, from: who, delivered: whole, read: whole }),
  drain: frame('drain', { retry: fc.record({ minMs: whole, maxMs: whole }) }),
  error: frame('error', { code, message: words }, { stream: uuid }),
}

/** A generator for every frame of the live feed. */
export const liveFrames: { readonly [T in LiveFrame['t']]: fc.Arbitrary<One<LiveFrame, T>> } = {
  live: frame('live', {
    at: whole,
    dayFrom: whole,
    full: fc.boolean(),
    queues: fc.array(liveQueue, { maxLength: 3 }),
    agents: fc.array(liveAgent, { maxLength: 3 }),
    waiting: fc.array(fc.record({ contact: uuid, queue: uuid, since: whole, agent: fc.option(uuid) })),
    gone: fc.array(uuid),
  }),
  live_over: frame('live_over', { code }),
}

/** Any frame that a client may send. */
export const anyClientFrame: fc.Arbitrary<ClientFrame> = fc.oneof(...Object.values(clientFrames))

/** Any frame that the gateway may send. */
export const anyServerFrame: fc.Arbitrary<ServerFrame> = fc.oneof(...Object.values(serverFrames))

type Model = Record<string, fc.Arbitrary<unknown>>
type Made<N extends string, T extends string, R, O> = { readonly [K in N]: T } & Values<R> &
  Partial<Values<O>>
type Values<R> = { readonly [K in keyof R]: R[K] extends fc.Arbitrary<infer V> ? V : never }

function frame<T extends string, R extends Model, O extends object = object>(t: T, required: R, maybe?: O) {
  return record('t', t, required, maybe)
}

function fact<T extends string, R extends Model, O extends object = object>(type: T, required: R, maybe?: O) {
  return record('type', type, required, maybe)
}

function record<N extends string, T extends string, R extends Model, O extends object>(
  name: N,
  value: T,
  ...[required, maybe]: [R, O | undefined]
): fc.Arbitrary<Made<N, T, R, O>> {
  const model = { [name]: fc.constant(value), ...required, ...maybe }
  const requiredKeys = [name, ...Object.keys(required)]
  return fc.record(model, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<Made<N, T, R, O>>
}
