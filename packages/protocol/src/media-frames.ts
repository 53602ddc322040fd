import type { ErrorCode } from './error-codes.js'
import type { Uuid } from './ids.js'
import { uuid } from './ids.js'
import { badFrame, readJson } from './parse-fault.js'
import type { ParseFault } from './parse-fault.js'
import { isObject, isWrong, object, oneOf, optional, readShape, string } from './shape.js'
import type { Read, Shape } from './shape.js'

/**
 * A party of a call asks for the way to its sound. Answered by `media_grant` as soon as the call rings at an agent or is connected (until
 * then it stays asked), or by `media_refused`. Asked again whenever the way was lost.
 */
export interface AskMedia {
  readonly t: 'media'
  readonly stream: Uuid
  /** Names this end of the call; made by the page, and the same as long as the page and the call last. */
  readonly page: Uuid
}

/**
 * Staff: into the sound of another's connected call, in another way than before, or out of it. `monitor`: hears both, unnoticed; `whisper`:
 * and is heard by the agent alone; `barge`: by both. Answered by `media_grant` or `media_refused`, the latter also when it ends by itself.
 */
export interface ListenIn {
  readonly t: 'listen_in'
  readonly stream: Uuid
  readonly page: Uuid
  readonly how: 'monitor' | 'whisper' | 'barge' | 'stop'
}

/** The agent of a call that is recorded stops that for a while, such as for card data, or lets it go on. No answer but `media_recording`. */
export interface RecordCall {
  readonly t: 'record_call'
  readonly stream: Uuid
  readonly page: Uuid
  readonly on: boolean
}

/** What a signal is about. `hello`, `offer`, `answer`, `candidate` and `bye` make the way from browser to browser; `digit` is a key that was pressed. */
export type SignalKind = 'hello' | 'offer' | 'answer' | 'candidate' | 'bye' | 'digit'

/**
 * From one end of a connected call to the other, relayed and never stored. The gateway passes on none before the agent has accepted,
 * and none to anybody but the two.
 */
export interface Signal {
  readonly t: 'signal'
  readonly stream: Uuid
  /** The end that says it. */
  readonly page: Uuid
  /** The end that it is for; absent: whichever is there. */
  readonly to?: Uuid
  readonly kind: SignalKind
  /** A description or a candidate as text, or the digit; empty for the others. */
  readonly body: string
}

/** A STUN or TURN server, as a browser takes it. */
export interface IceServer {
  readonly urls: readonly string[]
  readonly username?: string
  readonly credential?: string
}

/** The way from browser to browser. */
export interface P2pGrant {
  readonly ice: readonly IceServer[]
  /** No address of this browser may reach the other one: relays only. */
  readonly relayOnly: boolean
  /** Which of the two gives way where both make an offer at once. */
  readonly polite: boolean
}

/** The way over a LiveKit server: its address, and a token that is good for one entry within two minutes. */
export interface LivekitGrant {
  readonly url: string
  readonly token: string
  /** One may listen there, and is not to speak. */
  readonly listens?: true
  /** Staff: it is the room beside the call, in which one is consulted; a later grant may lead into the call itself, and back. */
  readonly beside?: true
}

/** The way to the sound of a call, for one end of it; exactly one of `p2p` and `livekit` is there. */
export interface MediaGrant {
  readonly t: 'media_grant'
  readonly stream: Uuid
  readonly page: Uuid
  readonly p2p?: P2pGrant
  readonly livekit?: LivekitGrant
  /** Staff: the room beside the call, where the visitor never is; absent: leave it. */
  readonly side?: LivekitGrant
}

/** There is no way; `message` says what to do. */
export interface MediaRefused {
  readonly t: 'media_refused'
  readonly stream: Uuid
  readonly page: Uuid
  readonly code: ErrorCode
  readonly message: string
}

/** To the agent of a call: whether it is recorded. `failed`: it was to be, and is not. */
export interface MediaRecording {
  readonly t: 'media_recording'
  readonly stream: Uuid
  readonly is: 'on' | 'paused' | 'off' | 'failed'
}

/** A frame about a call's sound. Only who asks for sound gets one: it is read apart from the others, with what plays the sound. */
export type MediaFrame = MediaRecording | MediaGrant | MediaRefused | Signal

/** The fields of a signal, in both directions. */
export const signalShape: Shape<Omit<Signal, 't'>> = {
  stream: uuid,
  page: uuid,
  to: optional(uuid),
  kind: oneOf('hello', 'offer', 'answer', 'candidate', 'bye', 'digit'),
  body: shortText(32_768),
}

const iceServer = object<IceServer>({
  urls: listOf(string),
  username: optional(string),
  credential: optional(string),
})

const livekit = object<LivekitGrant>({
  url: string,
  token: string,
  listens: optional(oneOf(true)),
  beside: optional(oneOf(true)),
})

const shapes: { readonly [T in MediaFrame['t']]: Shape<Omit<Extract<MediaFrame, { t: T }>, 't'>> } = {
  media_grant: {
    stream: uuid,
    page: uuid,
    p2p: optional(
      object<P2pGrant>({
        ice: listOf(iceServer),
        relayOnly: oneOf(true, false),
        polite: oneOf(true, false),
      }),
    ),
    livekit: optional(livekit),
    side: optional(livekit),
  },
  media_refused: {
    stream: uuid,
    page: uuid,
    // A browser need not carry the table of all codes to read one.
    code: string as Read<ErrorCode>,
    message: string,
  },
  media_recording: { stream: uuid, is: oneOf('on', 'paused', 'off', 'failed') },
  signal: signalShape,
}

/** Reads a frame about a call's sound, or says what is wrong with it (also for any other frame). Never throws. */
export function parseMediaFrame(text: string): MediaFrame | ParseFault {
  const raw = readJson(text)
  if (!isObject(raw)) return badFrame('frame: an object')
  const t: unknown = 't' in raw ? raw.t : undefined
  if (typeof t !== 'string' || !Object.hasOwn(shapes, t)) return badFrame('t')
  const copy = readShape<object>(shapes[t as MediaFrame['t']], raw, { t })
  return isWrong(copy) ? badFrame(`${t}.${copy.wrong}`) : (copy as MediaFrame)
}

function shortText(most: number): Read<string> {
  return (value) => (typeof value === 'string' && value.length <= most ? value : undefined)
}

function listOf<T>(read: Read<T>): Read<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined
    const copy = value.map((one: unknown) => read(one))
    return copy.some((one) => one === undefined) ? undefined : (copy as T[])
  }
}
