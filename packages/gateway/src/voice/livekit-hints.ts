import { WebhookReceiver } from 'livekit-server-sdk'
import type { CallRooms } from './call-rooms.js'
import type { VoiceServer } from './chosen-plane.js'
import { livekitServer } from './livekit-server.js'

/** Hears what a LiveKit server tells by its webhook. These are hints: who is in a call is decided here, not there. */
export interface LivekitHints {
  /** `body`: the text as it came. Resolves to false where it is not from our server. */
  hear(body: string, authorization: string | undefined): Promise<boolean>
}

/** Hints that came last; the server may say one more than once. */
const remembered = 1_000

/** Puts out who enters a room without having been let in, such as an agent with a token of a call that was given away meanwhile. */
export function createLivekitHints(rooms: CallRooms, server: VoiceServer): LivekitHints {
  const heard = new Set<string>()
  return {
    async hear(body, authorization) {
      const address = await server.address()
      if (address === null) return false
      const receiver = new WebhookReceiver(address.apiKey, address.apiSecret)
      const event = await receiver.receive(body, authorization).catch(() => null)
      if (event === null) return false
      if (heard.has(event.id)) return true
      heard.add(event.id)
      for (const id of heard) if (heard.size > remembered) heard.delete(id)
      const { room, participant } = event
      if (event.event !== 'participant_joined' || room === undefined || participant === undefined) return true
      if (!(await rooms.knows(room.name, participant.identity)))
        await livekitServer(address).putOut(room.name, participant.identity)
      return true
    },
  }
}
