import type { Command, ErrorCode, FactFrame, Place, Uuid, Welcome } from '@switchboard/protocol'

/** A line to the gateway, as small as a WebSocket: the machine above it never knows which one it has. */
export interface Line {
  send(text: string): void
  close(code: number, reason: string): void
}

/** What a line tells: `opened` once, texts, then `closed` once with a WebSocket close code. */
export interface LineEvents {
  opened(): void
  received(text: string): void
  closed(code: number): void
}

/** Opens a line; events come later than the call, until `closed`, once. */
export type OpenLine = (events: LineEvents) => Line

/** Where the connection is. `waiting` knows when it tries again (epoch ms); `stopped` knows why it will not. */
export type Connection =
  | { readonly is: 'idle' }
  | { readonly is: 'connecting'; readonly attempt: number }
  | { readonly is: 'open'; readonly welcome: Welcome }
  | { readonly is: 'waiting'; readonly attempt: number; readonly retryAt: number }
  | { readonly is: 'stopped'; readonly code: ErrorCode | 'closed' }

/**
 * A command on its way: `sending` until acknowledged; `sent` until its fact is in the stream's view; `failed` after a refusal
 * or when the connection stopped for good. Only commands with a text stay as `failed`; others are gone with their outcome.
 */
export interface Pending {
  readonly command: Command
  readonly status: 'sending' | 'sent' | 'failed'
  readonly code?: ErrorCode
}

/** What the client knows of one followed stream: facts up to `seq` without gap, each once, in order. */
export interface StreamView {
  readonly seq: number
  readonly facts: readonly FactFrame[]
  /** Why the gateway does not let it be followed: `not_found` or `too_many_streams`. */
  readonly fault?: ErrorCode
}

/** How far the other side of a contact holds the words of this one and has read them: seqs; a message up to there is. */
export interface Reach {
  readonly delivered: number
  readonly read: number
}

/**
 * What became of a command. `closed`: the client was closed before there was an answer; the command stays in the storage and
 * will be sent, under its id, by the next client that has it.
 */
export type Outcome =
  | { readonly ok: true; readonly seq: number | null; readonly at: number }
  | { readonly ok: false; readonly code: ErrorCode | 'closed'; readonly field?: string }

/** A command without its id: the client makes it. */
export type NewCommand = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never

/** The headless client: connection, outbox, gapless streams, resume. */
export interface Client {
  readonly connection: Connection
  /** The same object until something of it changes; an empty view for a stream that is not followed. */
  stream(id: Uuid): StreamView
  /** In the order in which they were given. */
  pending(stream: Uuid): readonly Pending[]
  /** Whether the other side types; false again after 6 s or with the next message. */
  typing(stream: Uuid): boolean
  /** Where it stands in line while it waits, as far as the gateway has said; null where it has not. */
  place(stream: Uuid): Place | null
  /** How far the other side has got with what was said here. */
  reach(stream: Uuid): Reach
  /** Tells the other side that its words are here or, with `read`, before somebody's eyes. Cheap to call at every change. */
  seen(stream: Uuid, read: boolean): void
  /** Called after every change, at most once a microtask; returns the undo. */
  subscribe(listener: () => void): () => void
  /** Opens the line and keeps it open; also after it has stopped. */
  connect(): void
  /** Follows a stream from its beginning, or from the fact after `after` (a seq that was read by HTTP). Nothing happens if it is followed. */
  follow(stream: Uuid, after?: number): void
  /** Stops following a stream and forgets its facts. */
  unfollow(stream: Uuid): void
  /** Sends, now or when the line is back; the same id on every retry. Resolves once, when the gateway has answered. `start` follows its stream. */
  command(command: NewCommand, id?: Uuid): Promise<Outcome>
  /** Sends a failed command again under its id. */
  retry(id: Uuid): void
  /** Drops a failed command. */
  discard(id: Uuid): void
  /** Tells the other side that somebody types; at most every 2 s, and only while the line is open. */
  sayTyping(stream: Uuid): void
  /** Closes the line and every timer; unanswered commands resolve as `closed`. */
  close(): void
}

/** What a client is made of; time, dice and storage are given so that tests own them. */
export interface ClientOptions {
  readonly open: OpenLine
  /** A fresh token for each hello: the visitor's or a single-use ticket. Rejecting means: try again later; `null`: not allowed, stop. */
  readonly token: () => Promise<string | null>
  readonly clock?: ClientClock
  /** 0 ≤ random < 1, for jitter. */
  readonly random?: () => number
  readonly newId?: () => Uuid
  /** Keeps the outbox across a reload; absent: memory only. */
  readonly storage?: OutboxStorage
  /** Calls back when the page wakes up or the network returns; returns the undo. Absent: `browserWake` where there is a page. */
  readonly wake?: (woke: () => void) => () => void
}

/** The clock and timers of a client. */
export interface ClientClock {
  /** Epoch ms. */
  now(): number
  /** Runs once after so many ms; returns the undo. */
  after(ms: number, run: () => void): () => void
}

/** A place for unanswered commands. */
export interface OutboxStorage {
  /** What was saved last; empty where there is nothing or nothing that can be read. */
  load(): readonly Command[]
  save(commands: readonly Command[]): void
}
