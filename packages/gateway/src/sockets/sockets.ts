import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { limits as protocolLimits } from '@switchboard/protocol'
import type { BusMessage } from '../bus/bus.js'
import { startFreshness } from '../bus/freshness.js'
import { drainSessions } from './drain.js'
import { Following } from './following.js'
import { Frames, hold } from './frames.js'
import { Hub } from './hub.js'
import { LiveWatch } from './live-watch.js'
import { Outgoing } from './outgoing.js'
import { defaultLimits } from './parts.js'
import type { SocketLimits, SocketParts } from './parts.js'
import { startPlaces } from './places.js'
import { look } from './pulse.js'
import { Reception } from './reception.js'
import { Session } from './session.js'
import type { SessionLayer, SessionSocket } from './session.js'
import { startStanding } from './standing.js'
import { tellLooking } from './looking.js'
import { tellTyping } from './typing.js'
import { Receipts } from './receipts.js'
import { onUpgrade } from './upgrade.js'

/** The WebSocket side of one gateway. */
export interface Sockets {
  /** Open sockets and followed streams, for the metrics page. */
  counts(): { readonly sockets: number; readonly streams: number }
  /** Says `drain` to all and closes them evenly over so many ms; resolves when they are gone. Later ones are turned away. */
  drain(ms: number): Promise<void>
  /** Cuts what is left. */
  close(): void
}

/** Serves `/ws` on an HTTP server. */
export function createSockets(parts: SocketParts): Sockets {
  return new SocketLayer(parts)
}

class SocketLayer implements Sockets, SessionLayer {
  readonly outgoing = new Outgoing()
  readonly #parts: SocketParts
  readonly #limits: SocketLimits
  readonly #sessions = new Set<Session>()
  readonly #hub: Hub
  readonly #following: Following
  readonly #receipts: Receipts
  readonly #live: LiveWatch
  readonly #reception: Reception
  readonly #frames: Frames
  readonly #endings: (() => void)[]
  #draining = false

  constructor(parts: SocketParts) {
    const limits: SocketLimits = { ...defaultLimits, ...parts.limits }
    this.#parts = parts
    this.#limits = limits
    this.#hub = new Hub({
      ...parts,
      earlyMs: limits.earlyMs,
      reconsider: (follow) => this.#following.reconsider(follow),
    })
    this.#receipts = new Receipts({
      ...parts,
      store: parts.receipts,
      channel: (stream) => this.#hub.channel(stream),
      busy: () => this.#hub.size > 0,
    })
    this.#following = new Following(parts, {
      hub: this.#hub,
      limits,
      caughtUp: (follow) => this.#receipts.greet(follow),
    })
    this.#reception = new Reception({
      parts,
      limits,
      following: this.#following,
      draining: () => this.#draining,
      run: (session, work) => this.#frames.run(session, work),
    })
    this.#live = new LiveWatch(parts.live, limits)
    this.#frames = new Frames(parts, {
      following: this.#following,
      live: this.#live,
      receipts: this.#receipts,
      media: parts.media,
      limits,
    })
    this.#endings = this.#start()
  }

  counts(): { sockets: number; streams: number } {
    return { sockets: this.#sessions.size, streams: this.#hub.size }
  }

  async drain(ms: number): Promise<void> {
    this.#draining = true
    await drainSessions(this.#sessions, ms)
    await this.#following.settled()
  }

  close(): void {
    for (const end of this.#endings) end()
    for (const session of this.#sessions) session.terminate()
  }

  #start(): (() => void)[] {
    const { server, bus, log, tokens, report } = this.#parts
    const freshness = startFreshness({
      streams: () => this.#hub.quiet(),
      heads: (streams) => log.heads(streams),
      found: (head) => this.#hub.compare(head),
      report,
    })
    const standing = startStanding({ sessions: this.#sessions, tokens, report })
    const { reception } = this.#parts
    const places = reception && startPlaces({ sessions: this.#sessions, reception, report })
    const pulse = setInterval(() => this.#pulse(), this.#limits.pulseMs)
    return [
      onUpgrade(server, (socket, line, request) => this.#opened(socket, line, request)),
      bus.subscribe((message) => this.#hear(message)),
      () => freshness.close(),
      () => this.#receipts.close(),
      () => standing.close(),
      () => places?.close(),
      () => clearInterval(pulse),
    ]
  }

  #opened(socket: SessionSocket, line: Socket, request: IncomingMessage): void {
    const { origin = null } = request.headers
    const now = performance.now()
    this.#sessions.add(new Session(socket, line, { origin, layer: this, limits: this.#limits, now }))
  }

  heard(session: Session, data: Buffer, isBinary: boolean): void {
    const { state } = session
    session.heardAt = performance.now()
    if (state.is === 'closed') return
    if (isBinary) return session.fail('bad_frame', 'frame: text, not binary')
    if (tooLarge(session, data)) return session.fail('bad_frame', 'frame: its size')
    const text = data.toString()
    if (state.is === 'awaiting_hello') return this.#admit(session, text)
    if (state.is === 'admitting') return hold(session, text)
    return this.#frames.hear(session, state.identity, text)
  }

  gone(session: Session): void {
    this.#sessions.delete(session)
    this.#following.endAll(session)
    this.#live.end(session)
    this.#parts.media?.gone(session)
    if (session.admitted) this.#reception.leave(session.admitted)
  }

  #admit(session: Session, text: string): void {
    const admission = this.#reception.admit(session, text)
    admission
      .catch((error: unknown) => {
        this.#parts.report('a hello', error)
        session.fail('internal')
      })
      .finally(() => this.#frames.release(session))
  }

  #hear(message: BusMessage): void {
    this.#parts.media?.hear(message)
    switch (message.kind) {
      case 'facts':
        return this.#hub.receive(this.#parts.log.hint(message.facts))
      case 'again':
        return this.#hub.again(this.#parts.log.hint(message.facts))
      case 'typing':
        return tellTyping(this.#hub.channel(message.stream), message)
      case 'looking':
        return tellLooking(this.#hub.channel(message.stream), message)
      case 'receipts':
        return this.#receipts.tell(message.receipts)
      case 'signal':
        return
      case 'signed_out':
        for (const session of this.#sessions) {
          const { identity } = session
          if (identity?.kind === 'staff' && identity.session === message.session) session.fail('signed_out')
        }
    }
  }

  #pulse(): void {
    const now = performance.now()
    for (const session of this.#sessions) {
      session.frames = 0
      look(session, this.#limits, now)
      if (session.held !== null) this.#frames.release(session)
    }
  }
}

/** Until hello it may be a visitor's. */
function tooLarge(session: Session, data: Buffer): boolean {
  return session.identity?.kind !== 'staff' && data.length > protocolLimits.visitorFrameBytes
}
