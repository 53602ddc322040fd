import type { LivekitGrant, MediaGrant } from '@switchboard/protocol'
import {
  ConnectionState,
  LocalAudioTrack,
  type LocalTrack,
  type RemoteTrack,
  Room,
  RoomEvent,
  Track,
} from 'livekit-client'
import type { MediaSample } from './quality.js'
import { roomOptions } from './room-options.js'
import { SideRoom } from './side-room.js'
import { readSample } from './read-sample.js'
import type { MediaState, TransportEvents, VoiceTransport } from './transport.js'

/** The sound over a LiveKit server. Both ends enter the room, muted, while the call rings; `admit` lets them be heard. */
export class LivekitTransport implements VoiceTransport {
  readonly plane = 'livekit'
  readonly #events: TransportEvents
  #room: Room | null = null
  #admitted = false
  #muted = true
  #microphone: MediaStreamTrack | null = null
  #published: LocalAudioTrack | null = null
  /** Whether the newest grant lets one only listen to the call itself. */
  #listens = false
  /** Whether the room is the one beside the call. */
  #beside = false
  #mutedBeside = true
  readonly #side: SideRoom
  readonly #heard = new Map<string, RemoteTrack>()
  #state: MediaState = 'idle'
  /** One thing after the other: a room is entered, then spoken in. */
  #turn: Promise<void> = Promise.resolve()

  constructor(events: TransportEvents) {
    this.#events = events
    this.#side = new SideRoom((sound) => events.beside?.(sound))
  }

  prepare({ livekit }: MediaGrant): void {
    if (livekit) void new Room().prepareConnection(livekit.url, livekit.token)
  }

  connect({ livekit, side }: MediaGrant): Promise<void> {
    return this.#next(async () => {
      await this.#connectCall(livekit)
      if (this.#state !== 'closed') await this.#side.follow(side, this.#microphone)
    })
  }

  async #connectCall(livekit: LivekitGrant | undefined): Promise<void> {
    if (livekit !== undefined) await this.#moveOut(livekit.beside === true)
    const standing = this.#room !== null && this.#room.state !== ConnectionState.Disconnected
    if (livekit === undefined || this.#state === 'closed' || standing) return
    this.#listens = livekit.listens === true
    this.#become(this.#state === 'reconnecting' || this.#state === 'failed' ? 'reconnecting' : 'connecting')
    const room = this.#enter()
    try {
      await room.connect(livekit.url, livekit.token, { autoSubscribe: true })
      await this.#speak()
    } catch {
      await this.#leave(room)
      this.#lost()
      return
    }
    this.#connected()
  }

  /** Out of the room beside the call, or back into it: who was consulted is now in the call itself. */
  async #moveOut(beside: boolean): Promise<void> {
    const moves = beside !== this.#beside
    this.#beside = beside
    const room = this.#room
    if (!moves || room === null) return
    await this.#leave(room)
    this.#heard.clear()
    this.#tellRemote()
  }

  admit(on: boolean): void {
    this.#admitted = on
    this.#connected()
    void this.#obeyMute()
    this.#tellRemote()
  }

  publishMic(microphone: MediaStreamTrack): Promise<void> {
    return this.#next(async () => {
      const before = this.#microphone
      this.#microphone = microphone.clone()
      await this.#published?.replaceTrack(this.#microphone, { userProvidedTrack: true })
      before?.stop()
      if (this.#room?.state === ConnectionState.Connected) await this.#speak()
      await this.#obeyMute()
    })
  }

  async mute(on: boolean, beside = on): Promise<void> {
    this.#muted = on
    this.#mutedBeside = beside
    await this.#obeyMute()
  }

  hear(): void {}

  async stats(): Promise<MediaSample | null> {
    const [track] = this.#heard.values()
    const report = await track?.receiver?.getStats()
    return report ? readSample(report) : null
  }

  close(): void {
    if (this.#state === 'closed') return
    const room = this.#room
    this.#room = null
    this.#become('closed')
    void room?.disconnect()
    this.#side.close()
    this.#microphone?.stop()
    this.#events.remote(null)
  }

  #next(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => {})
    return done
  }

  #enter(): Room {
    const room = new Room(roomOptions)
    this.#room = room
    this.#published = null
    room
      .on(RoomEvent.TrackSubscribed, (track) => this.#subscribed(track))
      .on(RoomEvent.TrackUnsubscribed, (track) => this.#unsubscribed(track))
      .on(RoomEvent.Reconnecting, () => room === this.#room && this.#become('reconnecting'))
      .on(RoomEvent.Reconnected, () => room === this.#room && this.#connected())
      .on(RoomEvent.Disconnected, () => {
        if (room === this.#room && this.#state !== 'connecting') this.#lost()
      })
    return room
  }

  async #leave(room: Room): Promise<void> {
    if (room === this.#room) this.#room = null
    await room.disconnect(false)
  }

  /** A way that was lost is looked for again with a new grant; a publish that failed, once more on a fresh connection. */
  #lost(): void {
    if (this.#state === 'closed') return
    this.#heard.clear()
    this.#tellRemote()
    this.#become('reconnecting')
    this.#events.needsGrant()
  }

  async #speak(): Promise<void> {
    if (this.#listens || this.#room === null || this.#microphone === null || this.#published !== null) return
    const track = new LocalAudioTrack(this.#microphone, undefined, true)
    if (!this.#audible) await track.mute()
    await this.#room.localParticipant.publishTrack(track as LocalTrack, { source: Track.Source.Microphone })
    this.#published = track
    await this.#obeyMute()
  }

  get #audible(): boolean {
    return this.#admitted && !this.#muted
  }

  async #obeyMute(): Promise<void> {
    this.#side.mute(!this.#admitted || this.#mutedBeside)
    const track = this.#published
    if (track === null || track.isMuted === !this.#audible) return
    await (this.#audible ? track.unmute() : track.mute())
  }

  #subscribed(track: RemoteTrack): void {
    if (track.kind !== Track.Kind.Audio) return
    this.#heard.set(track.sid ?? track.mediaStreamTrack.id, track)
    this.#tellRemote()
  }

  #unsubscribed(track: RemoteTrack): void {
    for (const [key, one] of this.#heard) if (one === track) this.#heard.delete(key)
    this.#tellRemote()
  }

  /** All who are heard, in one sound: a conference has more than one. */
  #tellRemote(): void {
    const tracks = [...this.#heard.values()].map(({ mediaStreamTrack }) => mediaStreamTrack)
    this.#events.remote(this.#admitted && tracks.length > 0 ? new MediaStream(tracks) : null)
  }

  #connected(): void {
    if (this.#room?.state === ConnectionState.Connected) this.#become(this.#admitted ? 'connected' : 'ready')
  }

  #become(state: MediaState): void {
    if (state === this.#state || this.#state === 'closed') return
    this.#state = state
    this.#events.state(state)
  }
}
