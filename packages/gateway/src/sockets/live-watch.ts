import { refuseLive } from '../live/live-feed.js'
import type { LiveFeed, Watcher } from '../live/live-feed.js'
import type { SocketLimits } from './parts.js'
import type { Session } from './session.js'
import type { Identity } from './tokens.js'

/** Gives the live feed to sockets that ask for it, and takes it from those that go. */
export class LiveWatch {
  readonly #feed: LiveFeed | undefined
  readonly #limits: Pick<SocketLimits, 'ephemeralCapBytes'>
  readonly #watchers = new WeakMap<Session, Watcher>()

  constructor(feed: LiveFeed | undefined, limits: Pick<SocketLimits, 'ephemeralCapBytes'>) {
    this.#feed = feed
    this.#limits = limits
  }

  /** Begins, again from a whole board, or ends. */
  set(session: Session, identity: Identity, on: boolean): void {
    this.end(session)
    if (!on) return
    const send = (text: string): void => session.sendText(text)
    if (identity.kind !== 'staff' || this.#feed === undefined) return refuseLive({ send }, 'not_allowed')
    const watcher: Watcher = {
      tenant: identity.tenant,
      user: identity.user,
      ready: () => session.backlog <= this.#limits.ephemeralCapBytes,
      send,
    }
    this.#watchers.set(session, watcher)
    this.#feed.watch(watcher)
  }

  /** Ends what there may be. */
  end(session: Session): void {
    const watcher = this.#watchers.get(session)
    if (watcher === undefined) return
    this.#watchers.delete(session)
    this.#feed?.unwatch(watcher)
  }
}
