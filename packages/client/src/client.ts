import type { Command, ErrorCode, FactFrame, Uuid, Welcome } from '@switchboard/protocol'

/** A line to the gateway, as small as a WebSocket: the machine above it never knows which one it has. */
export interface Line {
  send(text: string): void
  close(code: number, reason: string): void
}

/** Opens a line; events come until `closed`, once. */
export type OpenLine = (events: { opened(): void; received(text: string): void; closed(code: number): void }) => Line

/** Where the connection is. `waiting` knows when it tries again (epoch ms); `stopped` knows why it will not. */
export type Connection =
  | { readonly is: 'idle' }
  | { readonly is: 'connecting'; readonly attempt: number }
  | { readonly is: 'open'; readonly welcome: Welcome }
  | { readonly is: 'waiting'; readonly attempt: number; readonly retryAt: number }
  | { readonly is: 'stopped'; readonly code: ErrorCode | 'closed' }

/** A command on its way: `sending` until acknowledged; `failed` after a refusal or when given up. */
export interface Pending {
  readonly command: Command
  readonly status: 'sending' | 'failed'
  readonly code?: ErrorCode
}

/** What the client knows of one followed stream: facts 1…seq without gap, each once. */
export interface StreamView {
  readonly seq: number
  readonly facts: readonly FactFrame[]
}

/** What became of a command. */
export type Outcome = { readonly ok: true; readonly seq: number | null; readonly at: number } | { readonly ok: false; readonly code: ErrorCode }

/** A command without its id: the client makes it. */
export type NewCommand = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never

/** The headless client: connection, outbox, gapless streams, resume. */
export interface Client {
  readonly connection: Connection
  stream(id: Uuid): StreamView
  pending(stream: Uuid): readonly Pending[]
  typing(stream: Uuid): boolean
  /** Called after every change, at most once a microtask; returns the undo. */
  subscribe(listener: () => void): () => void
  /** Opens the line and keeps it open. */
  connect(): void
  follow(stream: Uuid): void
  unfollow(stream: Uuid): void
  /** Sends, now or when the line is back; the same id on every retry. Resolves when the gateway has answered. */
  command(command: NewCommand, id?: Uuid): Promise<Outcome>
  /** Sends a failed command again under its id. */
  retry(id: Uuid): void
  /** Drops a failed command. */
  discard(id: Uuid): void
  sayTyping(stream: Uuid): void
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
}

/** The clock and timers of a client. */
export interface ClientClock {
  now(): number
  after(ms: number, run: () => void): () => void
}

/** A place for unanswered commands. */
export interface OutboxStorage {
  load(): readonly Command[]
  save(commands: readonly Command[]): void
}
