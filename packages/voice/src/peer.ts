import type { Signal, SignalKind, Uuid } from '@switchboard/protocol'
import type { MediaSample } from './quality.js'
import { readSample } from './read-sample.js'

interface PeerParts {
  /** The other end. */
  readonly page: Uuid
  /** Which of its beginnings, as it says in hello; null until it has. */
  readonly attempt: string | null
  /** Gives way where both make an offer at once; the other one makes the first. */
  readonly polite: boolean
  readonly configuration: RTCConfiguration
  readonly microphone: () => MediaStreamTrack | null
  readonly send: (kind: SignalKind, body: string) => void
  readonly remote: (sound: MediaStream) => void
  readonly connected: (is: boolean) => void
}

/** One connection to one other end, by perfect negotiation (W3C WebRTC, section 10.7). */
export class Peer {
  readonly page: Uuid
  attempt: string | null
  readonly #parts: PeerParts
  readonly #connection: RTCPeerConnection
  #makingOffer = false
  #ignoresOffer = false
  /** Candidates that came before what they belong to. */
  #early: RTCIceCandidateInit[] = []

  constructor(parts: PeerParts) {
    this.page = parts.page
    this.attempt = parts.attempt
    this.#parts = parts
    const connection = new RTCPeerConnection(parts.configuration)
    this.#connection = connection
    connection.onicecandidate = ({ candidate }) => {
      if (candidate) parts.send('candidate', JSON.stringify(candidate))
    }
    connection.ontrack = ({ track }) => parts.remote(new MediaStream([track]))
    connection.onconnectionstatechange = () => this.#look()
    connection.onnegotiationneeded = () => void this.#offer()
    if (!parts.polite) connection.addTransceiver('audio', { direction: 'sendrecv' })
    addEventListener('online', this.#online)
    void this.send(parts.microphone())
  }

  /** Puts this microphone in the place of the one before. */
  async send(microphone: MediaStreamTrack | null): Promise<void> {
    const [transceiver] = this.#connection.getTransceivers()
    await transceiver?.sender.replaceTrack(microphone)
  }

  /** Later candidates come by these servers. */
  renew(configuration: RTCConfiguration): void {
    this.#connection.setConfiguration(configuration)
  }

  /** Says again what may have been lost on the way. */
  offerAgain(): void {
    const { signalingState, localDescription } = this.#connection
    if (signalingState === 'have-local-offer' && localDescription) this.#describe(localDescription)
  }

  async hear({ kind, body }: Signal): Promise<void> {
    if (kind === 'candidate') return this.#candidate(JSON.parse(body) as RTCIceCandidateInit)
    if (kind !== 'offer' && kind !== 'answer') return
    const connection = this.#connection
    if (kind === 'answer' && connection.signalingState !== 'have-local-offer') return
    const collides = kind === 'offer' && (this.#makingOffer || connection.signalingState !== 'stable')
    this.#ignoresOffer = collides && !this.#parts.polite
    if (this.#ignoresOffer) return
    await connection.setRemoteDescription({ type: kind, sdp: body })
    for (const candidate of this.#early.splice(0)) await this.#candidate(candidate)
    if (kind === 'answer') return
    for (const transceiver of connection.getTransceivers()) transceiver.direction = 'sendrecv'
    await this.send(this.#parts.microphone())
    await connection.setLocalDescription()
    if (connection.localDescription) this.#describe(connection.localDescription)
  }

  async stats(): Promise<MediaSample | null> {
    return readSample(await this.#connection.getStats())
  }

  close(): void {
    removeEventListener('online', this.#online)
    this.#connection.onconnectionstatechange = null
    this.#connection.close()
  }

  async #candidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (this.#connection.remoteDescription === null) {
      this.#early.push(candidate)
      return
    }
    try {
      await this.#connection.addIceCandidate(candidate)
    } catch (error) {
      if (!this.#ignoresOffer) throw error
    }
  }

  async #offer(): Promise<void> {
    try {
      this.#makingOffer = true
      await this.#connection.setLocalDescription()
      if (this.#connection.localDescription) this.#describe(this.#connection.localDescription)
    } catch {
      // Closed meanwhile; where it is not, the other end says hello again.
    } finally {
      this.#makingOffer = false
    }
  }

  #describe({ type, sdp }: RTCSessionDescription): void {
    if (type === 'offer' || type === 'answer') this.#parts.send(type, sdp)
  }

  #look(): void {
    const { connectionState } = this.#connection
    if (connectionState === 'connected') return this.#parts.connected(true)
    if (connectionState !== 'disconnected' && connectionState !== 'failed') return
    this.#parts.connected(false)
    this.#connection.restartIce()
  }

  /** Another network: the addresses of before are of no use. */
  readonly #online = (): void => {
    if (this.#connection.connectionState !== 'new') this.#connection.restartIce()
  }
}
