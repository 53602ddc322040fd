import type {
  ClientFrame,
  Command,
  Cursors,
  ErrorCode,
  FactFrame,
  Place,
  ServerFrame,
  Uuid,
  Welcome,
} from '@switchboard/protocol'
import type { Outcome, Reach } from './client.js'

/** Everything that a client knows. Plain data: a step makes the next one. */
export interface State {
  readonly link: Link
  /** Of the last welcome; null when the cursors belong to none. */
  readonly epoch: string | null
  readonly outbox: readonly Item[]
  readonly streams: Readonly<Record<Uuid, Stream>>
  /** By stream: until when (epoch ms) the other side is taken to type. */
  readonly typing: Readonly<Record<Uuid, number>>
  /** By stream: where it stands in line, as the gateway last said on this line. */
  readonly places: Readonly<Record<Uuid, Place>>
  /** By stream: how far the other side is, and what it was told on this connection. */
  readonly reached: Readonly<Record<Uuid, Reach>>
  readonly told: Readonly<Record<Uuid, Reach>>
  /** By stream: when typing was last said. */
  readonly saidTyping: Readonly<Record<Uuid, number>>
}

/**
 * ```
 * idle ── connect ──> connecting: token → line → hello ── welcome ──> open
 *                        ^   |                                          |
 *                  retryAt   └── failed ──> waiting <── closed, silent ─┘
 *                        └───────────────────┘
 * any of them ── terminal close code, no token, close() ──> stopped ── connect ──> connecting
 * ```
 */
type Link =
  | { readonly is: 'idle' }
  | Connecting
  | Open
  | { readonly is: 'waiting'; readonly attempt: number; readonly retryAt: number; readonly bound: boolean }
  | { readonly is: 'stopped'; readonly code: ErrorCode | 'closed' }

/** Fetching a token, opening a line, waiting for the welcome. `attempt` counts failures in a row. */
export interface Connecting {
  readonly is: 'connecting'
  readonly attempt: number
  readonly phase: 'token' | 'line' | 'hello'
  readonly token: string
  /** What hello has named; a stream that was followed since is followed when the welcome has come. */
  readonly said: Cursors
  readonly since: number
  readonly window: RetryWindow | null
}

/** Welcomed. */
export interface Open {
  readonly is: 'open'
  readonly attempt: number
  readonly welcome: Welcome
  readonly since: number
  readonly heardAt: number
  /** When a sign of life was asked for; null when none is awaited. */
  readonly probedAt: number | null
  /** Commands sent on this line that it has not answered yet, whatever else told of them. */
  readonly inFlight: number
  /** How far the commands that were sent reach at the rate that the gateway allows, epoch ms: a later one may have to wait. */
  readonly pacedTo: number
  /** When a command without an answer was last sent again. */
  readonly resentAt: number
  readonly window: RetryWindow | null
}

/** When a gateway wants to be asked again, in ms after the close. */
export interface RetryWindow {
  readonly minMs: number
  readonly maxMs: number
}

/** One command of the outbox. */
export type Item =
  | { readonly is: 'queued'; readonly command: Command }
  | { readonly is: 'sent'; readonly command: Command; readonly sentAt: number }
  | { readonly is: 'acked'; readonly command: Command; readonly seq: number; readonly at: number }
  | { readonly is: 'failed'; readonly command: Command; readonly code: ErrorCode }

/** One followed stream. `facts` has no gap and ends at `seq`; `held` waits for what lies between. */
export interface Stream {
  readonly seq: number
  readonly facts: readonly FactFrame[]
  /** The newest seq that was heard of. */
  readonly head: number
  readonly held: readonly FactFrame[]
  readonly pull: { readonly to: number; readonly at: number } | null
  readonly fault?: ErrorCode
  /** When to follow again, epoch ms: the gateway had no time for a follow or a pull. */
  readonly followAt?: number
}

/** What happens to a client. `at` is epoch ms; `dice` is 0 ≤ dice < 1. */
export type Event = Happening & { readonly at: number; readonly dice: number }

export type Happening =
  | { readonly type: 'connect' | 'close' | 'opened' | 'tick' | 'woke' | 'token_failed' }
  | { readonly type: 'token'; readonly token: string | null }
  | { readonly type: 'received'; readonly frame: ServerFrame }
  | { readonly type: 'closed'; readonly code: number }
  | { readonly type: 'follow'; readonly stream: Uuid; readonly after: number }
  | { readonly type: 'unfollow' | 'say_typing'; readonly stream: Uuid }
  | { readonly type: 'seen'; readonly stream: Uuid; readonly read: boolean }
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'retry' | 'discard'; readonly id: Uuid }

/** What a step wants done. */
export type Effect =
  | { readonly do: 'fetch_token' | 'open_line' }
  | { readonly do: 'send'; readonly frame: ClientFrame }
  | { readonly do: 'close_line'; readonly code: number; readonly reason: string }
  | { readonly do: 'settle'; readonly id: Uuid; readonly outcome: Outcome }

/** A state and what is to be done on the way to it. */
export type Turn = readonly [State, readonly Effect[]]

/** A client at rest, with what its storage held. */
export function initialState(stored: readonly Command[]): State {
  const outbox = stored.map((command): Item => ({ is: 'queued', command }))
  const started = stored
    .filter((command) => command.t === 'start')
    .map((command) => [command.stream, emptyStream(0)])
  return {
    link: { is: 'idle' },
    epoch: null,
    outbox,
    streams: Object.fromEntries(started) as Record<Uuid, Stream>,
    typing: {},
    places: {},
    saidTyping: {},
    reached: {},
    told: {},
  }
}

/** A stream of which everything up to `seq` is known, or taken as known. */
export function emptyStream(seq: number): Stream {
  return { seq, facts: [], head: seq, held: [], pull: null }
}

/** One turn after another; effects add up. */
export function followedBy(turn: Turn, next: (state: State) => Turn): Turn {
  const [state, effects] = next(turn[0])
  return [state, effects.length === 0 ? turn[1] : [...turn[1], ...effects]]
}
