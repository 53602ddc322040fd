import { errors, isCommand, isParseFault, parseClientFrame } from '@switchboard/protocol'
import type {
  AskMedia,
  ClientFrame,
  Command,
  ListenIn,
  Looking,
  Pull,
  RecordCall,
  Receipt,
  Signal,
  Typing,
  VisitorCommand,
  StaffCommand,
} from '@switchboard/protocol'
import { isConnectedTo } from '../desk/rights.js'
import { unreachable } from '../wire.js'
import { countOf } from './channel.js'
import type { Following } from './following.js'
import type { LiveWatch } from './live-watch.js'
import type { Media } from '../voice/media.js'
import { beat } from './pulse.js'
import type { SocketLimits, SocketParts } from './parts.js'
import type { Receipts } from './receipts.js'
import { refuseMedia } from '../voice/refuse-media.js'
import { sayLooking } from './looking.js'
import type { Session } from './session.js'
import type { Identity } from './tokens.js'

interface FramesParts {
  readonly following: Following
  readonly live: LiveWatch
  readonly receipts: Receipts
  readonly media: Media | undefined
  readonly limits: SocketLimits
}

/** What the frames of an open socket come to. */
export class Frames {
  readonly #parts: SocketParts
  readonly #limits: SocketLimits
  readonly #following: Following
  readonly #receipts: Receipts
  readonly #live: LiveWatch
  readonly #media: Media | undefined

  constructor(parts: SocketParts, { following, live, receipts, media, limits }: FramesParts) {
    this.#parts = parts
    this.#limits = limits
    this.#following = following
    this.#receipts = receipts
    this.#live = live
    this.#media = media
  }

  /** Deals with one frame, or keeps it until its turn: too many are under way, or too many came. */
  hear(session: Session, identity: Identity, text: string): void {
    if (session.held !== null || this.#isFull(session)) hold(session, text)
    else this.#read(session, identity, text)
  }

  /** Goes on with what was kept, as far as it may. */
  release(session: Session): void {
    const { held, identity } = session
    if (held === null || identity === null) return
    let next = 0
    for (; next < held.length && !this.#isFull(session) && session.identity !== null; next++) {
      this.#read(session, identity, held[next] ?? '')
    }
    session.held = next < held.length ? held.slice(next) : null
    if (session.held === null) session.resume()
  }

  #isFull(session: Session): boolean {
    return session.inFlight >= this.#limits.unacknowledged || session.frames >= this.#limits.framesAPulse
  }

  #read(session: Session, identity: Identity, text: string): void {
    session.frames += 1
    const frame = parseClientFrame(text, identity.kind)
    if (!isParseFault(frame)) this.#deal(session, identity, frame)
    else if (frame.id === undefined) session.fail(frame.error, frame.message)
    else session.send({ t: 'refused', id: frame.id, code: frame.error, message: frame.message })
  }

  #deal(session: Session, identity: Identity, frame: ClientFrame): void {
    if (isCommand(frame)) return this.#command(session, identity, frame)
    switch (frame.t) {
      case 'hello':
        return session.fail('bad_frame', 'hello comes once')
      case 'hb':
        if (frame.probe && this.#mayRead(session)) beat(session)
        return
      case 'unfollow':
        return this.#following.end(session, frame.stream)
      case 'follow':
        if (!this.#mayRead(session)) return refuseStream(session, frame.stream, 'rate_limited')
        return this.run(
          session,
          this.#follow(session, identity, { stream: frame.stream, after: frame.after }),
        )
      case 'pull':
        if (!this.#mayRead(session)) return refuseStream(session, frame.stream, 'rate_limited')
        return this.run(session, this.#pull(session, frame))
      case 'typing':
        return this.run(session, this.#type(session, identity, frame))
      case 'receipt':
        return this.run(session, this.#receipt(session, identity, frame))
      case 'looking':
        return this.#mayRead(session) ? this.#look(session, frame) : undefined
      case 'watch_live':
        // A whole board costs a read: who asks too often keeps the feed as it is.
        return this.#mayRead(session) ? this.#live.set(session, identity, frame.on) : undefined
      case 'media':
      case 'signal':
      case 'listen_in':
      case 'record_call':
        return this.#sound(session, identity, frame)
      default:
        return unreachable(frame)
    }
  }

  #sound(session: Session, identity: Identity, frame: AskMedia | Signal | ListenIn | RecordCall): void {
    const { stream, page } = frame
    if (this.#media === undefined) return refuseMedia(session, { stream, page, code: 'media_away' })
    if (!this.#mayRead(session)) return refuseMedia(session, { stream, page, code: 'rate_limited' })
    const media = this.#media
    const deal = (): Promise<void> => {
      if (frame.t === 'media') return media.ask(session, identity, frame)
      if (frame.t === 'record_call') return this.#record(session, identity, frame)
      return frame.t === 'signal'
        ? media.pass(session, identity, frame)
        : media.listening.set(session, identity, frame)
    }
    this.run(session, deal())
  }

  async #record(session: Session, identity: Identity, { stream, page, on }: RecordCall): Promise<void> {
    const { recordings } = this.#parts
    const done = identity.kind === 'staff' && (await recordings?.pause(stream, identity, !on))
    if (done !== true) refuseMedia(session, { stream, page, code: 'not_found' })
  }

  #mayRead(session: Session): boolean {
    const { readsPerSecond: perSecond, readBurst: burst } = this.#limits
    return session.reads.take({ perSecond, burst }, performance.now())
  }

  async #follow(
    session: Session,
    identity: Identity,
    wish: { stream: string; after: number },
  ): Promise<void> {
    const followed = await this.#following.begin(session, identity, { stream: wish.stream, from: wish.after })
    if (followed.is === 'followed') await this.#following.replay(followed.follow)
    else if (followed.is === 'ahead') session.fail('state_mismatch')
    else refuseStream(session, wish.stream, followed.is)
  }

  async #pull(session: Session, { stream, after, to }: Pull): Promise<void> {
    const follow = session.follows.get(stream)
    if (follow) await this.#following.pull(follow, { after, to })
    else refuseStream(session, stream, 'not_found')
  }

  async #receipt(session: Session, identity: Identity, frame: Receipt): Promise<void> {
    const refused = await this.#receipts.hear(session, identity, frame)
    if (refused !== null) refuseStream(session, frame.stream, refused)
  }

  /** Passed on from who follows: a visitor of the own contact, an agent of one that is connected. */
  async #type(session: Session, identity: Identity, { stream }: Typing): Promise<void> {
    const follow = session.follows.get(stream)
    if (!follow) return refuseStream(session, stream, 'not_found')
    const now = performance.now()
    if (now - follow.typedAt < this.#limits.typingEveryMs) return
    follow.typedAt = now
    if (identity.kind === 'visitor')
      return this.#parts.bus.publish({ kind: 'typing', stream, from: 'visitor' })
    const head = await this.#parts.log.head(stream)
    if (isConnectedTo(head, identity.user)) this.#parts.bus.publish({ kind: 'typing', stream, from: 'agent' })
  }

  /** Before the follow has begun it is not heard: it is said again. */
  #look(session: Session, { stream, on }: Looking): void {
    const follow = session.follows.get(stream)
    if (follow !== undefined) sayLooking(this.#parts.bus, follow, on)
  }

  #command(session: Session, identity: Identity, command: Command): void {
    const { commandsPerSecond: perSecond, commandBurst: burst } = this.#limits
    if (!session.commands.take({ perSecond, burst }, performance.now())) {
      const { what } = errors.rate_limited
      return session.send({ t: 'refused', id: command.id, code: 'rate_limited', message: what })
    }
    // Commands on one stream are carried out in the order in which they came.
    const { stream } = command
    const tails = (session.tails ??= new Map())
    const before = tails.get(stream)
    const work = before
      ? before.then(() => this.#carryOut(session, identity, command))
      : this.#carryOut(session, identity, command)
    const tail: Promise<void> = work
      .catch(() => {})
      .finally(() => {
        if (tails.get(stream) === tail) tails.delete(stream)
      })
    tails.set(stream, tail)
    this.run(session, work)
  }

  async #carryOut(session: Session, identity: Identity, command: Command): Promise<void> {
    if (session.state.is === 'closed') return
    const { desk } = this.#parts
    // The parser lets through only commands that are for this kind of socket.
    const answer =
      identity.kind === 'visitor'
        ? await desk.visitor(identity, command as VisitorCommand)
        : await desk.staff(identity, command as StaffCommand)
    const { id, stream } = command
    if ('refused' in answer) {
      const { refused: code, field } = answer
      const at = field === undefined ? {} : { field }
      session.send({ t: 'refused', id, code, message: errors[code].what, ...at })
      return
    }
    session.send({ t: 'ack', id, stream, seq: countOf(session.audience, answer), at: answer.at })
    if (command.t !== 'start' || session.follows.has(stream)) return
    if (answer.again) await this.#follow(session, identity, { stream, after: 0 })
    else this.#following.beginNew(session, identity, answer.facts)
  }

  /** Counts work of a socket as under way; its failure closes the socket. */
  run(session: Session, work: Promise<void>): void {
    session.inFlight += 1
    void work
      .catch((error: unknown) => {
        this.#parts.report('a frame', error)
        // Whether it was carried out is not known: the client asks again, under the same id, on its next connection.
        session.fail('internal')
      })
      .finally(() => {
        session.inFlight -= 1
        this.release(session)
      })
  }
}

/** Keeps a frame and stops reading: what is in the buffers still comes, so it must be kept. */
export function hold(session: Session, text: string): void {
  session.held ??= []
  session.held.push(text)
  session.pause()
}

function refuseStream(
  session: Session,
  stream: string,
  code: 'not_found' | 'too_many_streams' | 'rate_limited',
): void {
  session.send({ t: 'error', code, message: errors[code].what, stream })
}
