import { serialize } from '@switchboard/protocol'
import { staffMayRead, visitorMayRead } from '../desk/rights.js'
import type { Head, LoggedFact } from '../log/log.js'
import { toWire } from '../wire.js'
import { countOf } from './channel.js'
import type { Channel, Follow } from './channel.js'
import { FreshHeads } from './fresh-heads.js'
import type { Hub } from './hub.js'
import { namesFor } from './names.js'
import type { SocketLimits, SocketParts } from './parts.js'
import { sayLooking } from './looking.js'
import type { Session } from './session.js'
import type { Identity } from './tokens.js'

/** What became of a wish to follow. */
export type Followed =
  | { readonly is: 'followed'; readonly follow: Follow; readonly head: number }
  | { readonly is: 'not_found' | 'too_many_streams' }
  /** The client claims a count that the log has not reached. */
  | { readonly is: 'ahead' }

/** Where a follow begins: after a count of the client, or with what comes next. */
export type From = number | 'now'

// Few enough to leave room for what is live, many enough that a resume is few reads.
const page = 100

/** Follows, resumes and repeats streams for sockets: live first, then the log up to where live began. */
export class Following {
  readonly #parts: SocketParts
  readonly #limits: SocketLimits
  readonly #heads: FreshHeads
  readonly #hub: Hub
  readonly #caughtUp: (follow: Follow) => void
  readonly #endings = new Set<Promise<void>>()

  constructor(
    parts: SocketParts,
    { hub, limits, caughtUp }: { hub: Hub; limits: SocketLimits; caughtUp: (follow: Follow) => void },
  ) {
    this.#caughtUp = caughtUp
    this.#parts = parts
    this.#limits = limits
    this.#hub = hub
    this.#heads = new FreshHeads(parts.log)
  }

  /** Begins to follow, if this identity may read the stream. Nothing is sent before `replay`. */
  async begin(
    session: Session,
    identity: Identity,
    wish: { readonly stream: string; readonly from: From },
  ): Promise<Followed> {
    const { stream, from } = wish
    if (session.follows.size >= this.#limits.followedStreams && !session.follows.has(stream))
      return { is: 'too_many_streams' }
    const channel = this.#hub.hold(stream)
    try {
      const head = await this.#heads.read(stream)
      if (!(await this.mayRead(identity, stream, head)) || session.state.is === 'closed')
        return { is: 'not_found' }
      this.#hub.begin(channel, head, identity.tenant)
      // What the client holds may be known to the log and not yet to this node.
      if (head) this.#hub.compare(head)
      const newest = newestOf(identity, head, channel)
      if (from !== 'now' && from > newest) return { is: 'ahead' }
      const watch = identity.kind === 'staff' ? await this.#parts.desk.watching.begin(identity, head) : null
      const follow = this.#enter(session, channel, from === 'now' ? newest : from)
      this.#keepWatch(follow, watch)
      return { is: 'followed', follow, head: newest }
    } finally {
      this.#hub.release(channel)
    }
  }

  /** Follows a stream that this socket has just made: its first facts are at hand, and nothing needs to be read. */
  beginNew(session: Session, identity: Identity, facts: readonly LoggedFact[]): void {
    const [first] = facts
    if (!first || session.identity === null || session.follows.size >= this.#limits.followedStreams) return
    const channel = this.#hub.hold(first.stream)
    this.#hub.begin(channel, { seq: first.seq - 1, vseq: 0 }, identity.tenant)
    this.#enter(session, channel, 0).live = true
    this.#hub.release(channel)
    this.#hub.receive(facts)
  }

  #enter(session: Session, channel: Channel, cursor: number): Follow {
    const { stream } = channel
    this.end(session, stream)
    const follow: Follow = {
      session,
      channel,
      cursor,
      live: false,
      over: false,
      watch: null,
      looking: false,
      typedAt: -Infinity,
    }
    this.#hub.hold(stream)
    channel.follows.add(follow)
    session.follows.set(stream, follow)
    return follow
  }

  /** Stops following; nothing more is sent of it, also of what is under way. */
  end(session: Session, stream: string): void {
    const follow = session.follows.get(stream)
    if (follow === undefined) return
    follow.over = true
    session.follows.delete(stream)
    follow.channel.follows.delete(follow)
    this.#hub.release(follow.channel)
    this.#endWatch(follow)
    if (follow.looking) sayLooking(this.#parts.bus, follow, false)
  }

  /** Stops following all. */
  endAll(session: Session): void {
    for (const stream of session.follows.keys()) this.end(session, stream)
  }

  /** Sends what lies between the client and live, at most as much as one replay may be, then lets live begin. */
  async replay(follow: Follow): Promise<void> {
    const { session, channel } = follow
    for (let sent = 0; ;) {
      const newest = countOf(session.audience, channel.position ?? nothing)
      if (follow.cursor >= newest) break
      const limit = Math.min(page, this.#limits.replay - sent)
      const facts = limit > 0 ? await this.#read(follow, { after: follow.cursor, limit }) : []
      if (follow.over) return
      if (facts.length === 0) {
        session.send({ t: 'limited', stream: channel.stream, from: follow.cursor + 1, to: newest })
        follow.cursor = newest
        break
      }
      await this.#sendAll(follow, facts, (count) => (follow.cursor = count))
      if (isOver(follow)) return
      sent += facts.length
    }
    follow.live = true
    this.#caughtUp(follow)
  }

  /** Sends a range again. */
  async pull(follow: Follow, { after, to }: { readonly after: number; readonly to: number }): Promise<void> {
    const { session, channel } = follow
    const sent = { facts: 0, last: after }
    while (sent.last < to && sent.facts < this.#limits.replay) {
      const limit = Math.min(page, this.#limits.replay - sent.facts)
      const facts = await this.#read(follow, { after: sent.last, to, limit })
      if (follow.over) return
      await this.#sendAll(follow, facts, (count) => (sent.last = count))
      sent.facts += facts.length
      if (facts.length < limit) return
    }
    const end = Math.min(to, countOf(session.audience, channel.position ?? nothing))
    if (sent.last < end) session.send({ t: 'limited', stream: channel.stream, from: sent.last + 1, to: end })
  }

  /** Whether this identity may read a stream; the own stream of an agent also before its first fact. */
  async mayRead(identity: Identity, stream: string, head: Head | null): Promise<boolean> {
    if (identity.kind === 'visitor') return visitorMayRead(identity, head)
    if (head === null) return stream === identity.user
    const directory = await this.#parts.centre.directory(identity.tenant)
    return staffMayRead(identity, head, { log: this.#parts.log, directory })
  }

  /** Ends a follow whose reason has gone, such as a ring that was declined. */
  reconsider(follow: Follow): void {
    void this.#endUnlessAllowed(follow).catch((error: unknown) =>
      this.#parts.report('looking at rights again', error),
    )
  }

  async #endUnlessAllowed(follow: Follow): Promise<void> {
    const { session, channel } = follow
    const { identity } = session
    const head = await this.#heads.read(channel.stream)
    if (follow.over || identity === null) return
    const allowed = await this.mayRead(identity, channel.stream, head)
    if (!allowed && session.follows.get(channel.stream) === follow) this.end(session, channel.stream)
  }

  /** A socket that went while its look was put on record has looked, if only for a moment. */
  #keepWatch(follow: Follow, watch: string | null): void {
    follow.watch = watch
    if (follow.session.state.is === 'closed') this.end(follow.session, follow.channel.stream)
  }

  #endWatch({ watch, session, channel }: Follow): void {
    const { admitted } = session
    if (watch === null || admitted?.kind !== 'staff') return
    const ending = this.#parts.desk.watching
      .end(admitted, { contact: channel.stream, watch })
      .catch((error: unknown) => this.#parts.report('the end of a look', error))
      .finally(() => this.#endings.delete(ending))
    this.#endings.add(ending)
  }

  /** Resolves when the ends of looks that have been are on record. */
  async settled(): Promise<void> {
    await Promise.all(this.#endings)
  }

  #read(
    follow: Follow,
    range: { after: number; to?: number; limit: number },
  ): Promise<readonly LoggedFact[]> {
    const { channel, session } = follow
    const tenant = session.identity?.tenant ?? 0
    return this.#parts.log.read({ tenant, stream: channel.stream, audience: session.audience, ...range })
  }

  /** Sends facts as fast as the reader takes them: a long history must not close the socket as slow. */
  async #sendAll(follow: Follow, facts: readonly LoggedFact[], sent: (count: number) => void): Promise<void> {
    const { session } = follow
    const names = await namesFor(facts, this.#parts)
    for (const fact of facts) {
      if (follow.over) return
      const frame = toWire(fact, session.audience, names)
      const count = countOf(session.audience, fact)
      if (frame === null || count === null) continue
      const text = serialize(frame)
      if (session.backlog > this.#limits.ephemeralCapBytes)
        await new Promise<void>((left) => session.sendText(text, left))
      else session.sendText(text)
      sent(count)
    }
  }
}

/** The newest count of a stream, by the log and by what was told here. */
function newestOf(identity: Identity, head: Head | null, { position }: Channel): number {
  const audience = identity.kind === 'staff' ? 'staff' : 'visitor'
  return Math.max(countOf(audience, head ?? nothing), countOf(audience, position ?? nothing))
}

const nothing = { seq: 0, vseq: 0 }

/** Read anew after each wait: TypeScript would remember what it was before. */
function isOver(follow: Follow): boolean {
  return follow.over
}
