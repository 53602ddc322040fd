import type { Uuid } from '@switchboard/protocol'
import { P2pTransport } from './p2p-transport.js'
import type { Plane, TransportEvents, VoiceTransport } from './transport.js'

/** Makes the transport of a plane; LiveKit's library is fetched only here. */
export async function openTransport(
  plane: Plane,
  events: TransportEvents,
  page: Uuid,
): Promise<VoiceTransport> {
  if (plane === 'p2p') return new P2pTransport(events, page)
  const { LivekitTransport } = await import('./livekit-transport.js')
  return new LivekitTransport(events)
}
