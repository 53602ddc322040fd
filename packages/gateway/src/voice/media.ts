import { serialize } from '@switchboard/protocol'
import type { AskMedia, MediaRecording, Signal } from '@switchboard/protocol'
import type { Bus, BusMessage } from '../bus/bus.js'
import type { Log, LoggedFact } from '../log/log.js'
import type { Identity } from '../sockets/tokens.js'
import { Listening } from './listening.js'
import type { Entrant, MediaPlane } from './media-plane.js'
import { isWhisperedTo, recordingOf } from '../desk/watching.js'
import type { ListeningMode, Watching } from '../desk/watching.js'
import { type Standing, standingOf } from './party.js'
import { type MediaSocket, refuseMedia } from './refuse-media.js'

interface MediaParts {
  readonly log: Pick<Log, 'head'>
  readonly bus: Pick<Bus, 'publish'>
  /** What a call's sound travels over. */
  readonly plane: MediaPlane
  /** The record of who is in the sound of another's call. */
  readonly watching: Pick<Watching, 'mayListen' | 'listen' | 'end'>
  readonly report: (what: string, error: unknown) => void
}

/** One page that wants the sound of one call. */
interface End {
  readonly socket: MediaSocket
  readonly identity: Identity
  readonly stream: string
  readonly page: string
  granted: boolean
  /** One signal after the other: a candidate must not overtake its description. */
  tail: Promise<void>
}

/** Calls whose sound one socket may ask for at once. */
const endsPerSocket = 16
/** How often those who wait are looked at where no hint came, in ms. */
const everyMs = 2_000

/** Gives the two parties of a call, and nobody else, the way to its sound, and relays what they say to each other while they are connected. */
export class Media {
  /** Those who are neither the visitor nor the agent. */
  readonly listening: Listening
  readonly #parts: MediaParts
  readonly #ends = new Map<string, Set<End>>()
  readonly #timer: NodeJS.Timeout

  constructor(parts: MediaParts) {
    this.#parts = parts
    this.listening = new Listening(parts)
    this.#timer = setInterval(() => this.#lookAtAll(), everyMs).unref()
  }

  close(): void {
    clearInterval(this.#timer)
  }

  /** Lets it in, or keeps that it wants to be until the call rings. */
  async ask(socket: MediaSocket, identity: Identity, { stream, page }: AskMedia): Promise<void> {
    const standing = standingOf(identity, await this.#parts.log.head(stream))
    if (standing.is === 'refused') return refuseMedia(socket, { stream, page, code: standing.code })
    const own = [...this.#ends.values()].flatMap((ends) => [...ends]).filter((end) => end.socket === socket)
    const before = own.find((end) => end.stream === stream && end.page === page)
    if (before === undefined && own.length >= endsPerSocket)
      return refuseMedia(socket, { stream, page, code: 'rate_limited' })
    const end = before ?? { socket, identity, stream, page, granted: false, tail: Promise.resolve() }
    end.granted = false
    this.#add(end)
    await this.#letIn(end, standing)
  }

  /** Passes a signal on to the other end of a call that is connected. */
  pass(socket: MediaSocket, identity: Identity, signal: Signal): Promise<void> {
    const { stream, page } = signal
    const end = [...(this.#ends.get(stream) ?? [])].find(
      (each) => each.socket === socket && each.page === page,
    )
    if (end === undefined) {
      refuseMedia(socket, { stream, page, code: 'not_found' })
      return Promise.resolve()
    }
    return (end.tail = end.tail.then(() => this.#relay(end, identity, signal)))
  }

  /** The socket is gone, and with it what it asked for. */
  gone(socket: MediaSocket): void {
    this.listening.gone(socket)
    for (const [stream, ends] of this.#ends) {
      for (const end of ends) if (end.socket === socket) ends.delete(end)
      if (ends.size === 0) this.#ends.delete(stream)
    }
  }

  /** Hears what other nodes, and this one, say. */
  hear(message: BusMessage): void {
    if (message.kind === 'signal') return this.#deliver(message)
    if (message.kind !== 'facts') return
    for (const { kind, type, body } of message.facts)
      if (kind === 'watch') {
        this.#besideChanged(body)
        this.#recordingChanged(type, body)
      }
    const facts = message.facts.filter(({ kind, newer }) => kind === 'contact' && newer !== true)
    for (const { stream, type } of facts) if (changesRooms.has(type)) this.#grantAnew(stream)
    for (const stream of new Set(facts.map((fact) => fact.stream))) this.#look(stream)
    for (const fact of facts) this.#putOut(fact)
  }

  #add(end: End): void {
    const ends = this.#ends.get(end.stream) ?? new Set()
    this.#ends.set(end.stream, ends.add(end))
  }

  #drop(end: End): void {
    const ends = this.#ends.get(end.stream)
    ends?.delete(end)
    if (ends?.size === 0) this.#ends.delete(end.stream)
  }

  async #letIn(end: End, standing: Standing): Promise<void> {
    const { socket, identity, stream, page } = end
    if (standing.is === 'waiting' || standing.is === 'refused' || end.granted) return
    end.granted = true
    const { party, agent } = standing
    const way = await this.#parts.plane.admit({
      tenant: identity.tenant,
      contact: stream,
      party,
      agent,
      page,
      beside: await this.#besideOf(stream, standing),
    })
    if ('refused' in way) {
      end.granted = false
      this.#drop(end)
      return refuseMedia(socket, { stream, page, code: way.refused })
    }
    socket.sendText(serialize({ t: 'media_grant', stream, page, ...way }))
    const is =
      party === 'agent' && standing.beside !== 'only' ? await recordingOf(this.#parts.log, stream) : null
    if (is !== null) socket.sendText(serialize({ t: 'media_recording', stream, is }))
  }

  /** What an agent is to the room beside the call at this moment. */
  async #besideOf(stream: string, standing: Standing): Promise<NonNullable<Entrant['beside']> | null> {
    if (standing.is !== 'ringing' && standing.is !== 'connected') return null
    if (standing.beside !== undefined) return standing.beside
    const whispered = standing.party === 'agent' && standing.is === 'connected'
    return whispered && (await isWhisperedTo(this.#parts.log, stream)) ? 'listen' : null
  }

  async #relay({ socket, stream, page }: End, identity: Identity, signal: Signal): Promise<void> {
    const standing = standingOf(identity, await this.#parts.log.head(stream))
    if (standing.is === 'refused') return refuseMedia(socket, { stream, page, code: standing.code })
    if (standing.is !== 'connected') return refuseMedia(socket, { stream, page, code: 'not_connected' })
    const { party: from, agent } = standing
    this.#parts.bus.publish({ kind: 'signal', from, agent, signal })
  }

  #deliver({ from, agent, signal }: Extract<BusMessage, { kind: 'signal' }>): void {
    const text = serialize(signal)
    const told = new Set<MediaSocket>()
    for (const { socket, identity } of this.#ends.get(signal.stream) ?? []) {
      const isOther =
        identity.kind === 'staff' ? from === 'visitor' && identity.user === agent : from === 'agent'
      if (!isOther || told.has(socket)) continue
      told.add(socket)
      socket.sendText(text)
    }
  }

  #recordingChanged(type: string, body: unknown): void {
    const is = recordingAfter[type]
    const { contact: stream } = body as { readonly contact: string }
    if (is === undefined) return
    for (const { socket, identity } of this.#ends.get(stream) ?? [])
      if (identity.kind === 'staff') socket.sendText(serialize({ t: 'media_recording', stream, is }))
  }

  /** Somebody begins or ends to speak to the agent alone: the agent's page learns its way anew. Of those who only listen it learns nothing. */
  #besideChanged(body: unknown): void {
    const { contact, how } = body as { readonly contact: string; readonly how?: ListeningMode }
    if (how !== 'whisper') return
    this.#grantAnew(contact)
    this.#look(contact)
  }

  /** The pages of agents learn their way anew at the next look. */
  #grantAnew(stream: string): void {
    for (const end of this.#ends.get(stream) ?? []) if (end.identity.kind === 'staff') end.granted = false
  }

  #lookAtAll(): void {
    for (const [stream, ends] of this.#ends) if ([...ends].some(({ granted }) => !granted)) this.#look(stream)
  }

  #look(stream: string): void {
    this.#lookNow(stream).catch((error: unknown) => this.#parts.report('the sound of a call', error))
  }

  async #lookNow(stream: string): Promise<void> {
    await this.listening.look(stream)
    if (!this.#ends.has(stream)) return
    const head = await this.#parts.log.head(stream)
    for (const end of this.#ends.get(stream) ?? []) {
      const standing = standingOf(end.identity, head)
      if (standing.is === 'refused') this.#drop(end)
      else await this.#letIn(end, standing)
    }
  }

  #putOut({ stream, type, body, at }: LoggedFact): void {
    const over = type === 'contact_ended'
    if (!over && !leaving.has(type)) return
    const { agent: leaver, cause = '' } = body as { readonly agent?: string; readonly cause?: string }
    // Who was consulted stays where the talk goes on as something else.
    if (type !== 'contact_handed_over' && stays.has(cause)) return
    const agent = over ? null : leaver
    if (agent === undefined) return
    this.#parts.plane
      .leave({ contact: stream, agent, at })
      .catch((error: unknown) => this.#parts.report('the end of a call', error))
  }
}

const recordingAfter: Readonly<Record<string, MediaRecording['is']>> = {
  recording_started: 'on',
  recording_resumed: 'on',
  recording_paused: 'paused',
  recording_ended: 'off',
  recording_failed: 'failed',
}

/** Facts after which an agent has nothing more to do with a call. */
const leaving = new Set([
  'offer_declined',
  'offer_expired',
  'offer_undelivered',
  'offer_withdrawn',
  'contact_requeued',
  'contact_transferred',
  'contact_handed_over',
  'consult_ended',
  'conference_ended',
])

/** Why a consultation or a conference ended where who was consulted stays in the call. */
const stays = new Set(['conference', 'handed_over'])

/** Facts after which agents are in other rooms than before. */
const changesRooms = new Set([
  'consult_started',
  'consult_ended',
  'conference_started',
  'conference_ended',
  'contact_handed_over',
])
