import type { Socket } from 'node:net'
import { closeCodes, errors, serialize } from '@switchboard/protocol'
import type { ErrorCode, ServerFrame } from '@switchboard/protocol'
import { WebSocket } from 'ws'
import type { RawData } from 'ws'
import type { Audience } from '../log/log.js'
import type { Follow } from './channel.js'
import type { Outgoing } from './outgoing.js'
import type { SocketLimits } from './parts.js'
import { TokenBucket } from './token-bucket.js'
import type { Identity } from './tokens.js'

/** Where a socket is in its life. */
export type SessionState =
  | { readonly is: 'awaiting_hello' }
  /** Hello has come; who it is and what it may follow is being looked up. */
  | { readonly is: 'admitting' }
  | { readonly is: 'open'; readonly identity: Identity }
  /** The gateway goes; until `closeAt` everything works. */
  | { readonly is: 'draining'; readonly identity: Identity; readonly closeAt: number }
  | { readonly is: 'closed' }

/** A WebSocket that knows its session, so that no listener needs a closure of its own. */
export class SessionSocket extends WebSocket {
  session?: Session
}

/** Who deals with what a socket says. */
export interface SessionLayer {
  readonly outgoing: Outgoing
  heard(session: Session, data: Buffer, isBinary: boolean): void
  gone(session: Session): void
}

interface SessionParts {
  readonly origin: string | null
  readonly layer: SessionLayer
  readonly limits: SocketLimits
  readonly now: number
}

/** One socket: its state, what it follows, and the way out to it. Ten thousand of them are idle: it holds no timer and no closure. */
export class Session {
  state: SessionState = { is: 'awaiting_hello' }
  /** The page's origin, as the browser names it. */
  readonly origin: string | null
  /** Whose place it takes among the connections of one user, until it is gone. */
  admitted: Identity | null = null
  readonly follows: Map<string, Follow> = new Map()
  readonly openedAt: number
  heardAt: number
  beatAt = Infinity
  /** Frames since the last look. */
  frames = 0
  /** Commands, follows and pulls under way. */
  inFlight = 0
  /** Frames that wait until fewer are under way; the socket is not read meanwhile. */
  held: string[] | null = null
  /** The last command of each stream that is under way: the next one waits for it. */
  tails: Map<string, Promise<void>> | null = null
  /** Since when no waiting byte has left, and how many had left by then. */
  stalledSince = Infinity
  flushedBefore = 0
  readonly commands: TokenBucket
  readonly reads: TokenBucket
  readonly #layer: SessionLayer
  readonly #socket: SessionSocket
  readonly #line: Socket
  readonly #limits: SocketLimits

  constructor(socket: SessionSocket, line: Socket, { origin, layer, limits, now }: SessionParts) {
    this.#layer = layer
    this.#socket = socket
    this.#line = line
    this.#limits = limits
    this.origin = origin
    this.openedAt = now
    this.heardAt = now
    this.commands = new TokenBucket({ perSecond: limits.commandsPerSecond, burst: limits.commandBurst }, now)
    this.reads = new TokenBucket({ perSecond: limits.readsPerSecond, burst: limits.readBurst }, now)
    socket.session = this
    socket.on('message', onMessage)
    socket.on('close', onClose)
    socket.on('error', onError)
  }

  /** A message came in. */
  heard(data: Buffer, isBinary: boolean): void {
    this.#layer.heard(this, data, isBinary)
  }

  /** The socket is gone. */
  gone(): void {
    this.state = { is: 'closed' }
    this.#layer.gone(this)
  }

  /** Who it is, once admitted and until closed. */
  get identity(): Identity | null {
    return this.state.is === 'open' || this.state.is === 'draining' ? this.state.identity : null
  }

  /** Which of the two counters it sees. */
  get audience(): Audience {
    return this.identity?.kind === 'staff' ? 'staff' : 'visitor'
  }

  /** Bytes that wait in this process. */
  get backlog(): number {
    return this.#socket.bufferedAmount
  }

  /** Bytes that have left this process since the beginning. */
  get flushed(): number {
    return this.#line.bytesWritten - this.#socket.bufferedAmount
  }

  send(frame: ServerFrame): void {
    this.sendText(serialize(frame))
  }

  /** Sends, or closes the socket where too much waits already. `left` is called when it has left this process, or never will. */
  sendText(text: string, left?: () => void): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return left?.()
    const bytes = Buffer.byteLength(text)
    const { ephemeralCapBytes, bufferCapBytes } = this.#limits
    if (this.#socket.bufferedAmount + bytes <= ephemeralCapBytes) this.#layer.outgoing.gather(this.#line)
    else this.#layer.outgoing.letGo(this.#line)
    if (this.#socket.bufferedAmount + bytes > bufferCapBytes) {
      this.close('slow_reader')
      return left?.()
    }
    this.#socket.send(text, left)
  }

  /** Sends what may be lost: dropped where the reader is behind. */
  sendEphemeral(text: string): void {
    if (this.#socket.bufferedAmount + Buffer.byteLength(text) <= this.#limits.ephemeralCapBytes)
      this.sendText(text)
  }

  /** Says why, then closes by the code of the table. */
  fail(code: ErrorCode, message: string = errors[code].what): void {
    this.send({ t: 'error', code, message })
    this.close(code)
  }

  /** Closes by the code of the table; what is under way is not answered any more. */
  close(code: ErrorCode): void {
    if (this.state.is === 'closed') return
    this.state = { is: 'closed' }
    this.#socket.close(closeCodes[code] ?? closeCodes.internal, code)
    // A close frame behind unread data never arrives, and a paused socket never reads the answer.
    this.#socket.resume()
  }

  terminate(): void {
    this.#socket.terminate()
  }

  /** Stops reading; TCP tells the client. */
  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }
}

function onMessage(this: SessionSocket, data: RawData, isBinary: boolean): void {
  // With the default binary type a message is one Buffer.
  this.session?.heard(data as Buffer, isBinary)
}

function onClose(this: SessionSocket): void {
  this.session?.gone()
}

// Faults of the WebSocket layer, such as a frame above the limit, close the socket by themselves.
function onError(): void {}
