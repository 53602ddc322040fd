import type { MediaGrant, Signal } from '@switchboard/protocol'
import type { MediaSample } from './quality.js'

/** Over what the sound travels. */
export type Plane = 'p2p' | 'livekit'

/**
 * Where the sound of a call is. `ready`: all that can be done before the agent accepts is done. `reconnecting`: the way was lost and
 * is looked for again. `failed`: it was not found; a new grant is needed.
 */
export type MediaState = 'idle' | 'ready' | 'connecting' | 'connected' | 'reconnecting' | 'failed' | 'closed'

/** What a transport tells. */
export interface TransportEvents {
  state(state: MediaState): void
  /** The other's sound; null when it is gone. */
  remote(sound: MediaStream | null): void
  /** The sound of the room beside the call, where the visitor never is; null when nobody speaks there. */
  beside?(sound: MediaStream | null): void
  /** Something for the other end, by way of the gateway. */
  send(signal: Pick<Signal, 'kind' | 'body' | 'to'>): void
  /** The grant is used up or no longer good: `connect` again with a new one. */
  needsGrant(): void
}

/** What the sound of a call travels over. It plays nothing and asks for no microphone: it is given one, and gives the other's sound. */
export interface VoiceTransport {
  readonly plane: Plane
  /** Warms up what the grant names. Nothing of it reaches the other end. */
  prepare(grant: MediaGrant): void
  /** Gets as near to the other end as may be before the agent accepts; with a newer grant, again where the way was lost. */
  connect(grant: MediaGrant): Promise<void>
  /** The agent has accepted: the two ends may find each other. `false`: the other end is gone, and another one may come. */
  admit(on: boolean): void
  /** What is sent, while it may be; a later one takes the place of the former without the other end noticing more than a click. */
  publishMic(microphone: MediaStreamTrack): Promise<void>
  /** Whether the microphone is heard at the other end; it begins muted. `beside`: in the room beside the call, as there unless given. */
  mute(on: boolean, beside?: boolean): Promise<void>
  /** Takes what the other end has said. */
  hear(signal: Signal): void
  /** What was received so far; null before there is anything. */
  stats(): Promise<MediaSample | null>
  /** Ends it for good, and lets its copy of the microphone go. */
  close(): void
}
