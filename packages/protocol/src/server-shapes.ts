import { cursors } from './cursors.js'
import { isErrorCode } from './error-codes.js'
import type { ErrorCode } from './error-codes.js'
import { extraSent } from './extras.js'
import { uuid } from './ids.js'
import type { FormAnswer, GreetedWith, Left, ServerFrame, UnknownFact, WireFact } from './server-frames.js'
import { measureShape } from './measure-shape.js'
import {
  isObject,
  isWrong,
  listOf,
  nullable,
  object,
  oneOf,
  optional,
  readShape,
  string,
  whole,
} from './shape.js'
import type { Read, Shape } from './shape.js'

const words = nullable(string)
const who = oneOf('visitor', 'agent')
const by = oneOf('visitor', 'agent', 'system')
const formAnswer = object<FormAnswer>({
  key: string,
  kind: oneOf('name', 'email', 'phone', 'text', 'select'),
  label: string,
  text: string,
})
const consultEnd = oneOf(
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
const offerOf = { offer: uuid, agent: uuid }
const work = { contact: uuid, segment: uuid }
const anyHeads = cursors(Infinity)

type FactType = Exclude<WireFact, UnknownFact>['type']
type OfType<F, T> = F extends { type: infer N } ? (T extends N ? Shape<Omit<F, 'type'>> : never) : never

/** The fields of every fact, for each who may see it; where staff see more, their form comes first. */
const factShapes: { readonly [T in FactType]: readonly OfType<WireFact, T>[] } = {
  contact_started: [
    {
      brand: uuid,
      site: uuid,
      queue: uuid,
      visitor: uuid,
      channel: oneOf('chat', 'voice', 'message', 'callback'),
      locale: string,
      page: words,
      left: optional(
        object<Left>({
          email: words,
          phone: words,
          name: words,
          callAt: nullable(whole),
          voice: optional(whole),
        }),
      ),
      form: optional(object({ consent: oneOf(true, false), answers: nullable(listOf(formAnswer)) })),
      greeting: optional(object<GreetedWith>({ rule: string, text: words })),
      parent: optional(uuid),
    },
    { channel: optional(oneOf('voice', 'message', 'callback')), greeting: optional(words) },
  ],
  message_sent: [
    {
      from: who,
      agent: optional(uuid),
      name: optional(string),
      text: words,
      via: optional(oneOf('mail')),
      whole: optional(string),
      attachments: optional(whole),
      extra: optional(extraSent),
    },
  ],
  transcript_requested: [{ by: who, name: optional(string), email: words }],
  mail_sent: [{ letter: whole }],
  mail_failed: [
    {
      letter: whole,
      reason: oneOf('unreachable', 'refused', 'no_server', 'erased', 'bounced'),
      again: nullable(whole),
    },
  ],
  mail_retried: [{ letter: whole, name: string }],
  callback_due: [{}],
  callback_attempted: [
    { attempt: whole, name: string, result: oneOf('reached', 'no_answer', 'busy', 'wrong_number') },
  ],
  file_sent: [
    {
      from: who,
      agent: optional(uuid),
      name: optional(string),
      file: uuid,
      kind: oneOf('image', 'pdf', 'text', 'document', 'spreadsheet', 'presentation', 'audio'),
      bytes: whole,
      width: optional(whole),
      height: optional(whole),
      fileName: words,
    },
  ],
  agent_joined: [{ name: string, picture: optional(string) }],
  agent_left: [{ name: string }],
  contact_ended: [{ by, wrapUpDueAt: nullable(whole) }, { by }],
  contact_rated: [{ score: whole, comment: words }, { score: whole }],
  visitor_identified: [{}],
  words_erased: [{}],
  note_added: [{ agent: uuid, name: string, text: words, whisper: optional(oneOf(true)) }],
  offer_made: [{ ...offerOf, name: string, dueAt: whole }],
  offer_shown: [{ offer: uuid }],
  call_connected: [{ by: who }],
  call_failed: [{ by: who, why: oneOf('microphone', 'no_way', 'media_lost') }],
  call_measured: [{ by: who, ...measureShape }],
  offer_accepted: [{ ...offerOf, name: string, segment: uuid }],
  offer_declined: [offerOf],
  offer_expired: [offerOf],
  offer_undelivered: [offerOf],
  offer_withdrawn: [offerOf],
  routing_widened: [{ step: whole, cause: oneOf('relaxed', 'sticky_over') }],
  nobody_eligible: [{ queue: uuid }],
  contact_moved: [{ queue: uuid, into: uuid, cause: oneOf('overflow', 'nobody_eligible', 'reassigned') }],
  contact_requeued: [
    {
      segment: uuid,
      agent: uuid,
      name: string,
      cause: oneOf('agent_lost', 'no_answer'),
      dueAt: optional(whole),
    },
  ],
  contact_transferred: [
    {
      segment: uuid,
      agent: uuid,
      name: string,
      queue: uuid,
      into: uuid,
      intoName: string,
      to: nullable(uuid),
      toName: words,
      cause: oneOf('transferred', 'reassigned'),
      note: words,
    },
  ],
  consult_started: [
    {
      consult: uuid,
      agent: uuid,
      name: string,
      with: uuid,
      withName: string,
      queue: nullable(uuid),
      dueAt: whole,
      note: words,
    },
  ],
  consult_shown: [{ consult: uuid }],
  consult_answered: [{ consult: uuid, agent: uuid, name: string, segment: uuid }],
  consult_ended: [{ consult: uuid, agent: uuid, name: string, cause: consultEnd }],
  conference_started: [{ consult: uuid, agent: uuid, name: string }],
  conference_ended: [{ consult: uuid, agent: uuid, name: string, cause: consultEnd }],
  contact_handed_over: [
    {
      agent: uuid,
      name: string,
      into: uuid,
      intoName: string,
      segment: uuid,
      cause: oneOf('consulted', 'conference', 'agent_lost'),
    },
  ],
  contact_held: [{}],
  contact_resumed: [{}],
  wrap_up_ended: [{ disposition: words, cause: oneOf('finished', 'timeout') }],
  presence_changed: [
    {
      presence: oneOf('available', 'break', 'training', 'offline', 'not_responding', 'not_reachable'),
      cause: oneOf('chosen', 'planned', 'offer_expired', 'offer_undelivered', 'connection_lost', 'forced'),
      reason: optional(string),
    },
  ],
  presence_planned: [
    { presence: oneOf('available', 'break', 'training', 'offline'), reason: optional(string) },
  ],
  logged_in: [{}],
  logged_out: [{ cause: oneOf('chosen', 'planned', 'connection_lost', 'forced') }],
  work_reserved: [{ contact: uuid, offer: uuid, dueAt: whole, brandName: string, queueName: string }],
  work_released: [
    { contact: uuid, offer: uuid, cause: oneOf('declined', 'expired', 'undelivered', 'withdrawn') },
  ],
  work_started: [work],
  work_ended: [work],
}

/** The fields of every frame that the gateway may send; a frame or a field that is missing here does not compile. */
export type FrameShapes = {
  readonly [T in ServerFrame['t']]: Shape<Omit<Extract<ServerFrame, { t: T }>, 't'>>
}

/** The shapes of frames whose facts and codes are read like this. */
export function frameShapes(fact: Read<WireFact>, code: Read<ErrorCode>): FrameShapes {
  return {
    welcome: {
      sid: uuid,
      epoch: string,
      me: object({ id: uuid, kind: oneOf('visitor', 'staff'), name: string }),
      heads: anyHeads,
      heartbeatMs: whole,
    },
    fact: { stream: uuid, seq: whole, at: whole, id: optional(uuid), fact },
    ack: { id: uuid, stream: uuid, seq: nullable(whole), at: whole },
    refused: { id: uuid, code, message: string, field: optional(string) },
    hb: { heads: anyHeads },
    limited: { stream: uuid, from: whole, to: whole },
    typing: { stream: uuid, from: who },
    place: {
      stream: uuid,
      place: whole,
      about: oneOf(true, false),
      wait: nullable(object({ lowMs: whole, highMs: whole })),
    },
    receipt: { stream: uuid, from: who, delivered: whole, read: whole },
    drain: { retry: object({ minMs: whole, maxMs: whole }) },
    error: { code, message: string, stream: optional(uuid) },
  }
}

/** All that the gateway may send to anybody. */
export const serverShapes: FrameShapes = frameShapes(factReader(factShapes), readCode)

/** A newer gateway may know codes that this reader does not. */
function readCode(value: unknown): ErrorCode | undefined {
  if (isErrorCode(value)) return value
  return typeof value === 'string' ? 'internal' : undefined
}

/** Reads a fact by these shapes. One of an unknown type is one to count and to ignore, not a fault: a newer gateway may send it. */
export function factReader(shapes: Readonly<Record<string, readonly object[]>>): Read<WireFact> {
  return (value) => {
    if (!isObject(value) || !('type' in value) || typeof value.type !== 'string') return undefined
    const { type } = value
    if (type === 'unknown') return readUnknown(value)
    const known = Object.hasOwn(shapes, type) ? shapes[type] : undefined
    if (known === undefined) return { type: 'unknown', name: type, v: 0 }
    for (const shape of known) {
      const copy = readShape<object>(shape, value, { type })
      if (!isWrong(copy)) return copy as WireFact
    }
    return undefined
  }
}

const readUnknown: Read<UnknownFact> = object({ type: oneOf('unknown'), name: string, v: whole })
