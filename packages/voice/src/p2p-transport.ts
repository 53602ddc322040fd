import type { MediaGrant, P2pGrant, Signal, Uuid } from '@switchboard/protocol'
import { Peer } from './peer.js'
import type { MediaSample } from './quality.js'
import type { MediaState, TransportEvents, VoiceTransport } from './transport.js'

/** An end that was not answered says hello again after so long, in ms: what is relayed may be lost. */
const helloEveryMs = 1_000
/** A way that was not found for so long is begun anew from the start, in ms. */
const patienceMs = 12_000

/** The sound from browser to browser. Nothing of this browser is told before `admit`. */
export class P2pTransport implements VoiceTransport {
  readonly plane = 'p2p'
  readonly #events: TransportEvents
  readonly #page: Uuid
  #grant: P2pGrant | null = null
  #admitted = false
  #muted = true
  #peer: Peer | null = null
  #microphone: MediaStreamTrack | null = null
  #hello: ReturnType<typeof setInterval> | undefined
  #state: MediaState = 'idle'
  #lookingSince = 0
  /** Counts beginnings, so that the other end knows one from a word that is said again. */
  #attempt = 1
  /** One signal after the other: a candidate must not overtake its description. */
  #turn: Promise<void> = Promise.resolve()

  constructor(events: TransportEvents, page: Uuid) {
    this.#events = events
    this.#page = page
  }

  prepare(): void {}

  connect({ p2p }: MediaGrant): Promise<void> {
    if (p2p === undefined || this.#state === 'closed') return Promise.resolve()
    this.#grant = p2p
    this.#peer?.renew(configurationOf(p2p))
    if (this.#state === 'idle') this.#become('ready')
    if (this.#admitted) this.#look()
    return Promise.resolve()
  }

  admit(on: boolean): void {
    if (on === this.#admitted || this.#state === 'closed') return
    this.#admitted = on
    if (!on) {
      this.#forget()
      this.#become('ready')
    } else if (this.#grant !== null) this.#look()
  }

  async publishMic(microphone: MediaStreamTrack): Promise<void> {
    this.#microphone?.stop()
    // A copy: whoever shows the level sees it also while nothing is sent.
    this.#microphone = microphone.clone()
    this.#microphone.enabled = !this.#muted
    await this.#peer?.send(this.#microphone)
  }

  mute(on: boolean): Promise<void> {
    this.#muted = on
    if (this.#microphone !== null) this.#microphone.enabled = !on
    return Promise.resolve()
  }

  hear(signal: Signal): void {
    if (!this.#admitted || this.#grant === null || signal.page === this.#page) return
    if (signal.to !== undefined && signal.to !== this.#page) return
    this.#turn = this.#turn.then(() => this.#deal(signal)).catch(() => this.#startAnew())
  }

  stats(): Promise<MediaSample | null> {
    return this.#peer?.stats() ?? Promise.resolve(null)
  }

  close(): void {
    if (this.#state === 'closed') return
    if (this.#peer !== null) this.#events.send({ kind: 'bye', body: '', to: this.#peer.page })
    this.#forget()
    this.#microphone?.stop()
    this.#become('closed')
  }

  /** Says that it is there, until the other end is connected. */
  #look(): void {
    if (this.#hello !== undefined || this.#state === 'connected') return
    if (this.#state !== 'reconnecting') this.#become('connecting')
    this.#lookingSince = Date.now()
    this.#sayHello()
    this.#hello = setInterval(() => {
      if (Date.now() - this.#lookingSince > patienceMs) this.#startAnew()
      else this.#sayHello()
    }, helloEveryMs)
  }

  #sayHello(): void {
    this.#events.send({ kind: 'hello', body: String(this.#attempt) })
  }

  #startAnew(): void {
    if (this.#state === 'closed') return
    this.#attempt += 1
    this.#forget()
    if (this.#admitted) this.#look()
  }

  #forget(): void {
    clearInterval(this.#hello)
    this.#hello = undefined
    if (this.#peer === null) return
    this.#peer.close()
    this.#peer = null
    this.#events.remote(null)
  }

  async #deal(signal: Signal): Promise<void> {
    if (signal.kind === 'bye') {
      if (signal.page !== this.#peer?.page) return
      this.#become('reconnecting')
      return this.#startAnew()
    }
    if (signal.kind === 'digit') return
    if (signal.kind === 'hello') return this.#greet(signal)
    if (signal.page !== this.#peer?.page) this.#meet(signal.page, null)
    await this.#peer?.hear(signal)
  }

  #greet({ page, to, body }: Signal): void {
    const known = this.#peer?.page === page ? (this.#peer.attempt ??= body) : null
    if (known !== body) this.#meet(page, body)
    // Said to all: it does not know yet that this end is here.
    if (to === undefined) this.#events.send({ kind: 'hello', body: String(this.#attempt), to: page })
    this.#peer?.offerAgain()
  }

  /** Another end, or the same after a reload: what was before is over. */
  #meet(page: Uuid, attempt: string | null): void {
    const grant = this.#grant
    if (grant === null) return
    this.#peer?.close()
    const peer: Peer = new Peer({
      page,
      attempt,
      polite: grant.polite,
      configuration: configurationOf(grant),
      microphone: () => this.#microphone,
      send: (kind, body) => this.#events.send({ kind, body, to: page }),
      remote: (sound) => this.#events.remote(sound),
      connected: (is) => this.#connected(peer, is),
    })
    this.#peer = peer
  }

  #connected(peer: Peer, is: boolean): void {
    if (peer !== this.#peer) return
    if (is) {
      clearInterval(this.#hello)
      this.#hello = undefined
      this.#become('connected')
    } else {
      this.#become('reconnecting')
      this.#look()
    }
  }

  #become(state: MediaState): void {
    if (state === this.#state || this.#state === 'closed') return
    this.#state = state
    this.#events.state(state)
  }
}

function configurationOf({ ice, relayOnly }: P2pGrant): RTCConfiguration {
  const iceServers = ice.map(({ urls, username, credential }) => ({
    urls: [...urls],
    ...(username !== undefined && { username }),
    ...(credential !== undefined && { credential }),
  }))
  return { iceServers, iceTransportPolicy: relayOnly ? 'relay' : 'all' }
}
