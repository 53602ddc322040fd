import type { LivekitGrant } from '@switchboard/protocol'
import { LocalAudioTrack, type LocalTrack, type RemoteTrack, Room, RoomEvent, Track } from 'livekit-client'
import { roomOptions } from './room-options.js'

/** The room beside a call, where the visitor never is: entered when a grant names it, and left when the next one does not. */
export class SideRoom {
  readonly #heard: (sound: MediaStream | null) => void
  readonly #tracks = new Map<string, RemoteTrack>()
  #room: Room | null = null
  #published: LocalAudioTrack | null = null
  #muted = true
  #speaks = false

  /** `heard`: the sound of those who speak there; null: nobody. */
  constructor(heard: (sound: MediaStream | null) => void) {
    this.#heard = heard
  }

  /** Goes where the grant leads. `microphone` is spoken with where the grant lets one speak; a clone of it is kept. */
  async follow(grant: LivekitGrant | undefined, microphone: MediaStreamTrack | null): Promise<void> {
    if (grant === undefined) return this.close()
    const speaks = grant.listens !== true
    if (this.#room !== null && speaks === this.#speaks) return
    // A token of before is good for listening alone, or for more than is due now.
    this.close()
    this.#speaks = speaks
    const room = new Room(roomOptions)
    this.#room = room
    room
      .on(RoomEvent.TrackSubscribed, (track) => this.#hear(track, true))
      .on(RoomEvent.TrackUnsubscribed, (track) => this.#hear(track, false))
      .on(RoomEvent.Disconnected, () => {
        if (room === this.#room) this.close()
      })
    await room.connect(grant.url, grant.token, { autoSubscribe: true })
    if (!speaks || microphone === null || this.#room !== room) return
    const track = new LocalAudioTrack(microphone.clone(), undefined, true)
    if (this.#muted) await track.mute()
    await room.localParticipant.publishTrack(track as LocalTrack, { source: Track.Source.Microphone })
    this.#published = track
    this.mute(this.#muted)
  }

  mute(on: boolean): void {
    this.#muted = on
    const track = this.#published
    if (track !== null && track.isMuted !== on) void (on ? track.mute() : track.unmute())
  }

  close(): void {
    const room = this.#room
    this.#room = null
    this.#published?.mediaStreamTrack.stop()
    this.#published = null
    if (this.#tracks.size > 0) {
      this.#tracks.clear()
      this.#tell()
    }
    void room?.disconnect()
  }

  #hear(track: RemoteTrack, on: boolean): void {
    if (track.kind !== Track.Kind.Audio) return
    const key = track.sid ?? track.mediaStreamTrack.id
    if (on) this.#tracks.set(key, track)
    else this.#tracks.delete(key)
    this.#tell()
  }

  #tell(): void {
    const tracks = [...this.#tracks.values()].map(({ mediaStreamTrack }) => mediaStreamTrack)
    this.#heard(tracks.length > 0 ? new MediaStream(tracks) : null)
  }
}
