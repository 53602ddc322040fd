import { AccessToken, RoomServiceClient, TrackSource } from 'livekit-server-sdk'
import type { LivekitAddress } from './voice-config.js'

/** What is asked of a LiveKit server. */
export interface LivekitServer {
  /** Makes the room, if it is not there. */
  open(room: string): Promise<void>
  /** A token for the room, under this name. `talk`: speaks and listens; `listen`: does not speak; `hidden`: nor is seen there by anybody. `mark`: what others there may know of it. */
  token(room: string, leg: string, may: 'talk' | 'listen' | 'hidden', mark?: string): Promise<string>
  putOut(room: string, leg: string): Promise<void>
  close(room: string): Promise<void>
}

/** A token is for entering: who is in stays in. */
const tokenS = 120
/** Longer than a client takes to give up coming back, in seconds: the gateway ends calls, not the room. */
const emptyS = 60
/** Two who talk, two who consult or watch, one who records, and room for who comes back. */
const mostInRoom = 8
const patienceS = 5

/** The server at this address. */
export function livekitServer({ url, apiKey, apiSecret }: LivekitAddress): LivekitServer {
  const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret, {
    requestTimeout: patienceS,
  })
  return {
    async open(room) {
      await rooms.createRoom({
        name: room,
        emptyTimeout: emptyS,
        departureTimeout: emptyS,
        maxParticipants: mostInRoom,
      })
    },
    token(room, leg, may, mark = '') {
      const token = new AccessToken(apiKey, apiSecret, { identity: leg, ttl: tokenS, metadata: mark })
      token.addGrant({
        roomJoin: true,
        room,
        canPublish: may === 'talk',
        hidden: may === 'hidden',
        canPublishSources: [TrackSource.MICROPHONE],
        canSubscribe: true,
        canPublishData: false,
        canUpdateOwnMetadata: false,
      })
      return token.toJwt()
    },
    putOut: (room, leg) => gone(rooms.removeParticipant(room, leg)),
    close: (room) => gone(rooms.deleteRoom(room)),
  }
}

/** What is not there any more need not be put out. */
async function gone(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'not_found') throw error
  }
}
