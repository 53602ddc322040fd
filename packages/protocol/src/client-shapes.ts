import { cursors } from './cursors.js'
import type { Answers, ClientFrame, Command, StaffCommand, VisitorCommand } from './client-frames.js'
import { extra } from './extras.js'
import { uuid } from './ids.js'
import { limits } from './limits.js'
import { measureShape } from './measure-shape.js'
import { isObject, object, oneOf, optional, string, whole } from './shape.js'
import { signalShape } from './media-frames.js'
import type { Read, Shape } from './shape.js'

/** The fields of every frame that a client may send; a frame or a field that is missing here does not compile. */
export const clientShapes: {
  readonly [T in ClientFrame['t']]: Shape<Omit<Extract<ClientFrame, { t: T }>, 't'>>
} = {
  hello: {
    v: oneOf(1),
    token: written(limits.tokenLength),
    last: optional(cursors(limits.followedStreams)),
    epoch: optional(written(limits.tokenLength)),
  },
  hb: { probe: optional(oneOf(true)) },
  follow: { stream: uuid, after: whole },
  unfollow: { stream: uuid },
  pull: { stream: uuid, after: whole, to: whole },
  typing: { stream: uuid },
  receipt: { stream: uuid, delivered: whole, read: whole },
  watch_live: { on: oneOf(true, false) },
  looking: { stream: uuid, on: oneOf(true, false) },
  media: { stream: uuid, page: uuid },
  signal: signalShape,
  record_call: { stream: uuid, page: uuid, on: oneOf(true, false) },
  listen_in: { stream: uuid, page: uuid, how: oneOf('monitor', 'whisper', 'barge', 'stop') },
  start: {
    ...command(),
    text: written(),
    channel: optional(oneOf('voice')),
    locale: optional(written(limits.localeLength)),
    answers: optional(answers),
    page: optional(written(limits.pageLength)),
    recording: optional(oneOf(true)),
    greeting: optional(answerKey),
  },
  leave: {
    ...command(),
    channel: oneOf('message', 'callback'),
    text: written(),
    voice: optional(object({ file: uuid, seconds: whole })),
    email: optional(written(limits.emailLength)),
    phone: optional(written(limits.phoneLength)),
    name: optional(written(limits.nameLength)),
    callAt: optional(whole),
    locale: optional(written(limits.localeLength)),
    answers: optional(answers),
    page: optional(written(limits.pageLength)),
  },
  transcript: { ...command(), email: optional(written(limits.emailLength)) },
  take: command(),
  resend: { ...command(), letter: whole },
  attempt: { ...command(), result: oneOf('reached', 'no_answer', 'busy', 'wrong_number') },
  say: { ...command(), text: written(), extra: optional(extra) },
  send_file: { ...command(), file: uuid },
  joined: command(),
  failed: { ...command(), why: oneOf('microphone', 'no_way', 'media_lost') },
  measure: { ...command(), ...measureShape },
  end: command(),
  rate: { ...command(), score: oneOf(1, 2, 3, 4, 5), comment: optional(written()) },
  note: { ...command(), text: written() },
  shown: { ...command(), offer: uuid },
  accept: { ...command(), offer: uuid },
  decline: { ...command(), offer: uuid },
  hold: command(),
  resume: command(),
  finish: { ...command(), disposition: optional(written(limits.dispositionLength)) },
  presence: {
    ...command(),
    presence: oneOf('available', 'break', 'training', 'offline'),
    reason: optional(written(limits.reasonLength)),
    when: optional(oneOf('after_work')),
  },
  transfer: { ...command(), ...giveTo() },
  consult: { ...command(), ...giveTo() },
  consult_step: { ...command(), step: oneOf('complete', 'return', 'conference', 'leave') },
  reassign: { ...command(), ...giveTo() },
  force: {
    ...command(),
    presence: oneOf('available', 'break', 'training', 'offline'),
    reason: optional(written(limits.reasonLength)),
  },
}

/** Who may send a command. */
export const commandAudiences: { readonly [T in Command['t']]: AudienceOf<T> } = {
  start: 'visitor',
  leave: 'visitor',
  transcript: 'both',
  take: 'staff',
  resend: 'staff',
  attempt: 'staff',
  say: 'both',
  send_file: 'both',
  joined: 'both',
  failed: 'both',
  measure: 'both',
  end: 'both',
  rate: 'visitor',
  note: 'staff',
  shown: 'staff',
  accept: 'staff',
  decline: 'staff',
  hold: 'staff',
  resume: 'staff',
  finish: 'staff',
  presence: 'staff',
  transfer: 'staff',
  consult: 'staff',
  consult_step: 'staff',
  reassign: 'staff',
  force: 'staff',
}

type AudienceOf<T> = T extends VisitorCommand['t']
  ? T extends StaffCommand['t']
    ? 'both'
    : 'visitor'
  : 'staff'

function giveTo() {
  return { to: oneOf('queue', 'agent'), target: uuid, note: optional(written()) }
}

function command(): { readonly id: Read<string>; readonly stream: Read<string> } {
  return { id: uuid, stream: uuid }
}

function answerKey(key: unknown): string | undefined {
  return typeof key === 'string' && /^[a-z0-9_]{1,40}$/.test(key) ? key : undefined
}

const answer = written(limits.answerLength)

/** Texts by the key of their field; what the keys and texts may be is decided by the site's form. */
function answers(value: unknown): Answers | undefined {
  if (!isObject(value)) return undefined
  const entries = Object.entries(value)
  if (entries.length > limits.answers) return undefined
  const read = entries.map(([key, text]) => [answerKey(key), answer(text)] as const)
  return read.every((one) => one[0] !== undefined && one[1] !== undefined)
    ? (Object.fromEntries(read) as Answers)
    : undefined
}

/** Postgres stores neither NUL nor a lone surrogate: both become the replacement character. */
function written(most = Infinity): Read<string> {
  return (value) => {
    const text = string(value)
    if (text === undefined || text.length > most) return undefined
    // two looks: with `u` a pair is no surrogate, but most texts have not even that, and the first look is fast
    return /[\0\ud800-\udfff]/.test(text) ? text.replace(/[\0\ud800-\udfff]/gu, '\ufffd') : text
  }
}
