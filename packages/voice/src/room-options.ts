import { AudioPresets } from 'livekit-client'
import type { RoomOptions } from 'livekit-client'

/**
 * How long before each try to come back into the same room by itself, in ms. Then a new grant is asked for: a server that was restarted
 * knows neither the room nor, often, its old address; the library alone would go on for three quarters of a minute.
 */
const retryMs = [0, 300, 1_000, 2_000] as const

/** How every room of a call is entered. */
export const roomOptions: RoomOptions = {
  // With one connection for both directions 6 joins of 100 fail in the library.
  singlePeerConnection: false,
  adaptiveStream: false,
  dynacast: false,
  // A frozen tab must not hang up: the gateway knows who is in the call.
  disconnectOnPageLeave: false,
  reconnectPolicy: { nextRetryDelayInMs: ({ retryCount }) => retryMs[retryCount] ?? null },
  stopLocalTrackOnUnpublish: false,
  publishDefaults: { audioPreset: AudioPresets.speech, dtx: true, red: true },
}
