import type { ErrorCode, MediaRecording, Uuid } from '@switchboard/protocol'
import type { MediaLine } from './media-line.js'
import type { MediaSample } from './quality.js'
import type { MediaState, Plane, TransportEvents, VoiceTransport } from './transport.js'

/** What is known of the sound of a call; times in epoch ms of this browser. */
export interface CallView {
  readonly media: MediaState
  /** Null until the gateway has granted a way. */
  readonly plane: Plane | null
  readonly muted: boolean
  readonly held: boolean
  /** The browser plays nothing before somebody has pressed something: offer a button that calls `unblock`. */
  readonly blocked: boolean
  /** Why there is no way to the sound; null while there is hope. */
  readonly refused: { readonly code: ErrorCode; readonly message: string } | null
  /** When the two ends were connected first, and when sound came first after that. */
  readonly connectedAt: number | null
  readonly heardAt: number | null
}

/** What a call tells. */
export interface CallEvents {
  /** Something of the view has changed. */
  changed(): void
  /** The other end has pressed a key. */
  digit(digit: string): void
  /** Somebody speaks whom this end alone hears; null: no longer. */
  beside?(sound: MediaStream | null): void
  /** How the recording of the call stands. */
  recording?(is: MediaRecording['is']): void
}

/** What a call's sound is made of. */
export interface CallOptions {
  /** The contact. */
  readonly stream: Uuid
  /** Names this end: made once for page and call. */
  readonly page: Uuid
  readonly line: MediaLine
  readonly microphone: MediaStreamTrack
  readonly events: CallEvents
  /** Makes a transport; the product's own unless given. */
  readonly transport?: (plane: Plane, events: TransportEvents, page: Uuid) => Promise<VoiceTransport>
}

/** The sound of one call at one end. It begins to ask for its way at once, muted until `talk`. */
export interface Call {
  readonly view: CallView
  /** The agent has accepted: both ends may be heard. `false`: the agent has left, and another one may come. */
  talk(on: boolean): void
  /** By whoever sits here. */
  mute(on: boolean): void
  /** Sends nothing and plays nothing; music is the page's own. */
  hold(on: boolean): void
  /** Presses a key: 0–9, A–D, * or #. */
  press(digit: string): void
  /** Another microphone, also in mid-call. */
  useMicrophone(track: MediaStreamTrack): void
  /** Another loudspeaker by its device id; resolves to whether the browser took it. */
  useSpeaker(device: string): Promise<boolean>
  /** To be called in a click, where `view.blocked`. */
  unblock(): void
  stats(): Promise<MediaSample | null>
  /** Ends the sound; the microphone given stays whoever's it is. */
  close(): void
}
