import { errors, isParseFault, parseClientFrame } from '@switchboard/protocol'
import type { ErrorCode, Hello } from '@switchboard/protocol'
import { turnAway } from './drain.js'
import type { Following, From } from './following.js'
import type { SocketLimits, SocketParts } from './parts.js'
import { beatEvery } from './pulse.js'
import type { Session } from './session.js'
import { TokenBucket } from './token-bucket.js'
import type { Identity } from './tokens.js'

interface ReceptionParts {
  readonly parts: SocketParts
  readonly following: Following
  readonly limits: SocketLimits
  /** Counts work for a socket as under way. */
  readonly run: (session: Session, work: Promise<void>) => void
  /** Whether the gateway goes. */
  readonly draining: () => boolean
}

/** The window in which a client that was turned away may knock again, in ms. */
const retryWindow = { minMs: 1_000, maxMs: 10_000 } as const

/** Looks at hellos: who is it, may it come in from there, and what does it follow. */
export class Reception {
  readonly #own: ReceptionParts
  readonly #hellos: TokenBucket
  readonly #present = new Map<string, number>()

  constructor(own: ReceptionParts) {
    this.#own = own
    const { hellosPerSecond: perSecond, helloBurst: burst } = own.limits
    this.#hellos = new TokenBucket({ perSecond, burst }, performance.now())
  }

  /** Deals with the first frame. When it resolves the socket is open and being brought up to date, or closing. */
  async admit(session: Session, text: string): Promise<void> {
    const hello = parseClientFrame(text)
    if (isParseFault(hello)) return session.fail('bad_frame', hello.message)
    if (hello.t !== 'hello') return session.fail('bad_frame', 't: the first frame is hello')
    if (this.#own.draining()) return turnAway(session)
    const { hellosPerSecond: perSecond, helloBurst: burst } = this.#own.limits
    if (!this.#hellos.take({ perSecond, burst }, performance.now())) return waveOff(session)
    session.state = { is: 'admitting' }
    const identity = await this.#identify(session, hello.token)
    // It may have gone while we asked.
    if (isClosed(session)) return
    if (typeof identity === 'string') return session.fail(identity)
    if (!this.#enter(session, identity)) return session.fail('too_many_connections')
    await this.#welcome(session, identity, hello)
  }

  /** A socket has gone. */
  leave(identity: Identity): void {
    const key = keyOf(identity)
    const left = (this.#present.get(key) ?? 1) - 1
    if (left === 0) {
      this.#present.delete(key)
      if (takesContacts(identity)) this.#own.parts.attendance?.left(identity.user)
    } else this.#present.set(key, left)
  }

  async #identify(session: Session, token: string): Promise<Identity | ErrorCode> {
    const { tokens, centre, ownOrigins } = this.#own.parts
    const { origin } = session
    const identity = await tokens.redeem(token)
    if (identity === null) return 'token_invalid'
    if (identity === 'expired') return 'token_expired'
    const directory = await centre.directory(identity.tenant)
    if (identity.kind === 'staff') {
      if (origin === null || !ownOrigins.has(origin)) return 'origin_not_allowed'
      return directory.staff(identity.user) === null ? 'token_invalid' : identity
    }
    const site = directory.site(identity.site)
    if (site === null) return 'site_unknown'
    // Browsers always name the origin. Without one, or with the opaque `null`, nobody knows whose page it is.
    return origin !== null && site.origins.includes(origin) ? identity : 'origin_not_allowed'
  }

  #enter(session: Session, identity: Identity): boolean {
    const key = keyOf(identity)
    const present = this.#present.get(key) ?? 0
    if (present >= this.#own.limits.connectionsPerUser) return false
    this.#present.set(key, present + 1)
    session.admitted = identity
    if (present === 0 && takesContacts(identity)) this.#own.parts.attendance?.arrived(identity.user)
    return true
  }

  async #welcome(session: Session, identity: Identity, hello: Hello): Promise<void> {
    const { parts, following, limits } = this.#own
    const wishes = await this.#wishes(identity, hello)
    const results = await Promise.all(
      [...wishes].map(
        async ([stream, from]) =>
          [stream, await following.begin(session, identity, { stream, from })] as const,
      ),
    )
    if (isClosed(session)) return
    session.state = { is: 'open', identity }
    if (results.some(([, { is }]) => is === 'ahead')) return session.fail('state_mismatch')
    const heads: Record<string, number> = {}
    for (const [stream, result] of results) if (result.is === 'followed') heads[stream] = result.head
    const period = beatEvery(session, limits)
    session.beatAt = performance.now() + Math.random() * period
    session.send({
      t: 'welcome',
      sid: parts.newId(),
      epoch: parts.epoch,
      me:
        identity.kind === 'staff'
          ? { id: identity.user, kind: 'staff', name: identity.name }
          : { id: identity.visitor, kind: 'visitor', name: '' },
      heads,
      heartbeatMs: period,
    })
    for (const [stream, { is }] of results) {
      if (is === 'not_found' || is === 'too_many_streams')
        session.send({ t: 'error', code: is, message: errors[is].what, stream })
    }
    for (const [, result] of results)
      if (result.is === 'followed') this.#own.run(session, following.replay(result.follow))
  }

  /** What it follows: what it names, after what it holds, and what it follows without asking. */
  async #wishes(identity: Identity, hello: Hello): Promise<Map<string, From>> {
    const { parts } = this.#own
    const wishes = new Map<string, From>()
    const sameLog = hello.epoch === undefined || hello.epoch === parts.epoch
    for (const [stream, seq] of Object.entries(hello.last ?? {})) wishes.set(stream, sameLog ? seq : 0)
    const unasked =
      identity.kind === 'staff'
        ? [identity.user]
        : await parts.openContacts(identity.tenant, identity.visitor)
    for (const stream of unasked) if (!wishes.has(stream)) wishes.set(stream, 'now')
    return wishes
  }
}

/** Before the token is looked at: a ticket that is good for one hello is not spent. */
function waveOff(session: Session): void {
  session.send({ t: 'drain', retry: retryWindow })
  session.fail('overloaded')
}

/** Read anew after each wait: TypeScript would remember what it was before. */
function isClosed(session: Session): boolean {
  return session.state.is === 'closed'
}

function takesContacts(identity: Identity): identity is Extract<Identity, { kind: 'staff' }> {
  return identity.kind === 'staff' && (identity.role === 'agent' || identity.role === 'senior')
}

function keyOf(identity: Identity): string {
  return `${identity.tenant}:${identity.kind === 'staff' ? identity.user : identity.visitor}`
}
