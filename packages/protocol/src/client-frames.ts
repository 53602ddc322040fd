import type { Extra } from './extras.js'
import type { Uuid } from './ids.js'
import type { WatchLive } from './live-frames.js'
import type { Looking } from './looking-frames.js'
import type { AskMedia, ListenIn, RecordCall, Signal } from './media-frames.js'

/** The last seq that a client has applied, by stream. */
export type Cursors = Readonly<Record<Uuid, number>>

/** The first frame of every socket. `token`: the visitor's, or a single-use ticket of `POST /api/v1/ws-ticket`. */
export interface Hello {
  readonly t: 'hello'
  readonly v: 1
  readonly token: string
  /** What the client holds; the server sends what came after. */
  readonly last?: Cursors
  /** The `epoch` of the welcome under which `last` was collected. */
  readonly epoch?: string
}

/** The answer to a heartbeat; any other frame is a sign of life as well. With `probe` it asks for one: `hb` comes at once. */
export interface HeartbeatReply {
  readonly t: 'hb'
  readonly probe?: true
}

/** Follow a stream: facts after `after` (a seq, 0 for all) are sent, then each new one. */
export interface Follow {
  readonly t: 'follow'
  readonly stream: Uuid
  readonly after: number
}

/** Stop following a stream. */
export interface Unfollow {
  readonly t: 'unfollow'
  readonly stream: Uuid
}

/** Send the facts from `after` + 1 to `to` again: the client has found a gap. */
export interface Pull {
  readonly t: 'pull'
  readonly stream: Uuid
  readonly after: number
  readonly to: number
}

/** Somebody types. Ephemeral: at most once, never stored, no answer. */
export interface Typing {
  readonly t: 'typing'
  readonly stream: Uuid
}

/**
 * How far this side holds the other's words and has read them, each the last count, as this socket counts. Cursors: the newest says it
 * all. No answer; only the visitor's and the connected agent's are kept.
 */
export interface Receipt {
  readonly t: 'receipt'
  readonly stream: Uuid
  readonly delivered: number
  readonly read: number
}

interface CommandFrame {
  /** Made by the client (UUIDv7): a retry with the same id gets the first answer. */
  readonly id: Uuid
  /** The contact; for `presence` the agent's own stream. */
  readonly stream: Uuid
}

/** Words. What comes along with them is an agent's alone: of a visitor's frame it is dropped. */
export type Say = CommandFrame & { readonly t: 'say'; readonly text: string; readonly extra?: Extra }

/** A file that was taken in by an upload into this contact before. */
export type SendFile = CommandFrame & { readonly t: 'send_file'; readonly file: Uuid }

/** The whole of what was said, by e-mail. Without an address: to the one that the visitor gave or is known by. */
export type Transcript = CommandFrame & { readonly t: 'transcript'; readonly email?: string }

/** What was filled in of the form that the site asks first, by the key of the field; `consent` is `yes` where it was given. */
export type Answers = Readonly<Record<string, string>>

/** What a browser measured of its call: numbers only. */
export interface CallMeasure {
  /** When each was reached, in ms since the press that began the call (the agent's end: since the ring was shown). */
  readonly phases: {
    readonly microphone?: number
    readonly queued?: number
    readonly offered?: number
    readonly accepted?: number
    readonly connected?: number
    readonly heard?: number
  }
  /** How it sounded over the whole call: a score from 1 to 5, ratios from 0 to 1, times in ms. */
  readonly quality?: {
    readonly mos: number
    readonly lossRatio: number
    readonly jitterMs: number
    readonly rttMs: number
    readonly concealedRatio: number
    readonly jitterBufferMs: number
  }
}

/** What either end of a call tells of its sound: it is there, there is none, or how it was. */
export type CallCommand =
  | (CommandFrame & { readonly t: 'joined' })
  | (CommandFrame & { readonly t: 'failed'; readonly why: 'microphone' | 'no_way' | 'media_lost' })
  | (CommandFrame & CallMeasure & { readonly t: 'measure' })

/** What a visitor may ask of a contact. */
export type VisitorCommand =
  | (CommandFrame & {
      readonly t: 'start'
      /** May be blank where it is a call. */
      readonly text: string
      /** A call; absent: a chat. */
      readonly channel?: 'voice'
      readonly locale?: string
      readonly answers?: Answers
      readonly page?: string
      /** The caller agrees that the call is recorded. */
      readonly recording?: true
      /** The key of the site's rule by which the page has greeted the visitor. */
      readonly greeting?: string
    })
  /** When nobody is there, the queue is closed or full: a message to be answered by e-mail, or the wish to be called. */
  | (CommandFrame & {
      readonly t: 'leave'
      readonly channel: 'message' | 'callback'
      /** May be blank where a call is wished for, and where it was spoken. */
      readonly text: string
      /** It was spoken: the sound, taken in for this contact before, and how long it is, in s. */
      readonly voice?: { readonly file: Uuid; readonly seconds: number }
      /** Needed for a message. */
      readonly email?: string
      /** Needed for a call. */
      readonly phone?: string
      readonly name?: string
      /** From when on the call may come, epoch ms, two weeks ahead at most; absent: as soon as somebody is free. */
      readonly callAt?: number
      readonly locale?: string
      readonly answers?: Answers
      readonly page?: string
    })
  | Transcript
  | CallCommand
  | Say
  | SendFile
  | (CommandFrame & { readonly t: 'end' })
  | (CommandFrame & { readonly t: 'rate'; readonly score: 1 | 2 | 3 | 4 | 5; readonly comment?: string })

/** What a member of staff may ask of a contact or of the own presence. */
export type StaffCommand =
  | CallCommand
  | Say
  | SendFile
  | (CommandFrame & { readonly t: 'note'; readonly text: string })
  | (CommandFrame & { readonly t: 'shown'; readonly offer: Uuid })
  | (CommandFrame & { readonly t: 'accept'; readonly offer: Uuid })
  | (CommandFrame & { readonly t: 'decline'; readonly offer: Uuid })
  /** Takes a message, or a wish to be called, out of the queue by hand. */
  | (CommandFrame & { readonly t: 'take' })
  | Transcript
  /** Sends a letter again that was not delivered; `letter` is the seq of the fact that it carries. */
  | (CommandFrame & { readonly t: 'resend'; readonly letter: number })
  /** The agent has tried to call back. */
  | (CommandFrame & {
      readonly t: 'attempt'
      readonly result: 'reached' | 'no_answer' | 'busy' | 'wrong_number'
    })
  | (CommandFrame & { readonly t: 'hold' })
  | (CommandFrame & { readonly t: 'resume' })
  | (CommandFrame & { readonly t: 'end' })
  | (CommandFrame & { readonly t: 'finish'; readonly disposition?: string })
  | (CommandFrame & {
      readonly t: 'presence'
      readonly presence: ChosenPresence
      /** The code of a break's reason. */
      readonly reason?: string
      /** Taken when the last contact in hand is closed; until then no new one comes. */
      readonly when?: 'after_work'
    })
  /** The agent gives the contact away; the visitor never sees the note. */
  | (CommandFrame & GiveTo & { readonly t: 'transfer' })
  /** The agent of a call asks another one about it, who is rung; the visitor is on hold meanwhile and never sees the note. */
  | (CommandFrame & GiveTo & { readonly t: 'consult' })
  /**
   * Goes on with a consultation: `complete`, the call goes whole to who was asked; `return`, it ends and the visitor is back; `conference`,
   * all three hear one another; `leave`, one of the two agents goes, and who stays has the call.
   */
  | (CommandFrame & {
      readonly t: 'consult_step'
      readonly step: 'complete' | 'return' | 'conference' | 'leave'
    })
  /** A supervisor gives the contact to somebody else, wherever it is. */
  | (CommandFrame & GiveTo & { readonly t: 'reassign' })
  /** A supervisor says what an agent is to be; `stream` is the agent's. */
  | (CommandFrame & {
      readonly t: 'force'
      readonly presence: ChosenPresence
      /** The code of a break's reason. */
      readonly reason?: string
    })

/** Who gets a contact next: `target` is the id of a queue or of an agent. */
interface GiveTo {
  readonly to: 'queue' | 'agent'
  readonly target: Uuid
  readonly note?: string
}

/** What an agent may choose to be. */
export type ChosenPresence = 'available' | 'break' | 'training' | 'offline'

/** Any frame that is answered by `ack` or `refused`. */
export type Command = VisitorCommand | StaffCommand

/** Any frame that a client may send. */
export type ClientFrame =
  | Hello
  | HeartbeatReply
  | Follow
  | Unfollow
  | Pull
  | Typing
  | Receipt
  | WatchLive
  | Looking
  | AskMedia
  | Signal
  | ListenIn
  | RecordCall
  | Command
