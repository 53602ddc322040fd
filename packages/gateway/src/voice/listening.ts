import { serialize } from '@switchboard/protocol'
import type { ErrorCode, ListenIn } from '@switchboard/protocol'
import { type Watching, isBesideInUse } from '../desk/watching.js'
import { contactState } from '../desk/contact.js'
import type { Log } from '../log/log.js'
import type { Identity } from '../sockets/tokens.js'
import type { MediaPlane } from './media-plane.js'
import { type MediaSocket, refuseMedia } from './refuse-media.js'

type StaffIdentity = Extract<Identity, { kind: 'staff' }>

/** One who is in the sound of a call that is not their own. */
interface Listener {
  readonly socket: MediaSocket
  readonly identity: StaffIdentity
  readonly stream: string
  readonly page: string
  /** The look that is on record. */
  readonly watch: string
  readonly how: Exclude<ListenIn['how'], 'stop'>
}

interface ListeningParts {
  readonly log: Pick<Log, 'head'>
  readonly plane: MediaPlane
  readonly watching: Pick<Watching, 'mayListen' | 'listen' | 'end'>
  readonly report: (what: string, error: unknown) => void
}

/** Lets supervisors into the sound of calls and out again. Each stay is on record before anything can be heard. */
export class Listening {
  readonly #parts: ListeningParts
  readonly #listeners = new Map<MediaSocket, Map<string, Listener>>()
  /** One step after the other for each socket. */
  readonly #turns = new WeakMap<MediaSocket, Promise<void>>()
  readonly #gone = new WeakSet<MediaSocket>()

  constructor(parts: ListeningParts) {
    this.#parts = parts
  }

  /** Goes in, changes how, or leaves. */
  set(socket: MediaSocket, identity: Identity, wish: ListenIn): Promise<void> {
    const { stream, page } = wish
    if (identity.kind !== 'staff') {
      refuseMedia(socket, { stream, page, code: 'not_found' })
      return Promise.resolve()
    }
    return this.#next(socket, async () => {
      const before = this.#listeners.get(socket)?.get(stream)
      if (before !== undefined) await this.#end(before)
      if (wish.how !== 'stop') await this.#begin(socket, identity, { stream, page, how: wish.how })
    })
  }

  /** The socket is gone, and whoever listened there. */
  gone(socket: MediaSocket): void {
    this.#gone.add(socket)
    void this.#next(socket, async () => {
      for (const one of this.#listeners.get(socket)?.values() ?? []) await this.#end(one)
    }).catch((error: unknown) => this.#parts.report('the end of listening in', error))
  }

  /** Puts out whoever listens to a call that its agent has no longer. */
  async look(stream: string): Promise<void> {
    const listeners = [...this.#listeners.values()].flatMap((of) => of.get(stream) ?? [])
    if (listeners.length === 0) return
    const phase = contactState(await this.#parts.log.head(stream))?.phase
    if (phase === 'connected') return
    const code: ErrorCode = phase === 'queued' || phase === 'offered' ? 'not_connected' : 'contact_over'
    for (const { socket, page, watch } of listeners)
      await this.#next(socket, async () => {
        const now = this.#listeners.get(socket)?.get(stream)
        if (now?.watch !== watch) return
        await this.#end(now)
        refuseMedia(socket, { stream, page, code })
      })
  }

  #next(socket: MediaSocket, work: () => Promise<void>): Promise<void> {
    const done = (this.#turns.get(socket) ?? Promise.resolve()).then(work)
    this.#turns.set(
      socket,
      done.catch(() => {}),
    )
    return done
  }

  async #begin(
    socket: MediaSocket,
    identity: StaffIdentity,
    { stream, page, how }: Pick<Listener, 'stream' | 'page' | 'how'>,
  ): Promise<void> {
    if (this.#gone.has(socket)) return
    const { log, plane, watching } = this.#parts
    const head = await log.head(stream)
    const refused = await watching.mayListen(identity, head, how)
    if (refused !== null) return refuseMedia(socket, { stream, page, code: refused })
    if (!(await plane.takesOthers(stream)))
      return refuseMedia(socket, { stream, page, code: 'needs_voice_server' })
    const watch = await watching.listen(identity, head, how)
    const listener: Listener = { socket, identity, stream, page, how, watch }
    this.#listeners.set(socket, (this.#listeners.get(socket) ?? new Map()).set(stream, listener))
    const { tenant, user: agent } = identity
    const way = await plane.admit({
      tenant,
      contact: stream,
      party: 'supervisor',
      how,
      agent,
      page,
    })
    if ('refused' in way) {
      await this.#end(listener)
      return refuseMedia(socket, { stream, page, code: way.refused })
    }
    socket.sendText(serialize({ t: 'media_grant', stream, page, ...way }))
  }

  async #end({ socket, identity, stream, watch, how }: Listener): Promise<void> {
    const of = this.#listeners.get(socket)
    of?.delete(stream)
    if (of?.size === 0) this.#listeners.delete(socket)
    await this.#parts.plane.leave({ contact: stream, agent: identity.user, at: Number.MAX_SAFE_INTEGER })
    await this.#parts.watching.end(identity, { contact: stream, watch })
    if (how === 'whisper' && !(await isBesideInUse(this.#parts.log, stream)))
      await this.#parts.plane.closeSide(stream)
  }
}
