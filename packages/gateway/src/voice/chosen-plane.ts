import { randomBytes } from 'node:crypto'
import type { CallRooms } from './call-rooms.js'
import { livekitServer } from './livekit-server.js'
import type { MediaPlane } from './media-plane.js'
import type { LivekitAddress } from './voice-config.js'

/** Where the voice server is, if there is one. */
export interface VoiceServer {
  /** Null where there is none; one of our own is started by this. Rejects where it should be there and is not. */
  address(): Promise<LivekitAddress | null>
}

interface ChosenParts {
  readonly rooms: CallRooms
  readonly server: VoiceServer
  readonly p2p: MediaPlane
  readonly report: (what: string, error: unknown) => void
}

/** Over the voice server where there is one, else from browser to browser; a call stays with what it began on, so that both ends meet. */
export function createChosenPlane({ rooms, server, p2p, report }: ChosenParts): MediaPlane {
  return {
    async admit(entrant) {
      try {
        const address = await server.address()
        const wish = { plane: address === null ? 'p2p' : 'livekit', room: unguessable() } as const
        const { plane, room } = await rooms.of(entrant, wish)
        if (plane === 'p2p') return await p2p.admit(entrant)
        if (address === null) return { refused: 'media_away' }
        const livekit = livekitServer(address)
        // Every time: a server that was restarted knows no rooms.
        await livekit.open(room)
        const { leg, former } = await rooms.enter(entrant)
        await Promise.all(former.map((one) => livekit.putOut(room, one)))
        return { livekit: { url: address.url, token: await livekit.token(room, leg) } }
      } catch (error) {
        report('the voice server', error)
        return { refused: 'media_away' }
      }
    },
    async leave({ contact, agent, at }) {
      if (agent === null) {
        const ended = await rooms.end(contact)
        const address = ended?.plane === 'livekit' ? await server.address() : null
        if (ended !== null && address !== null) await livekitServer(address).close(ended.room)
        return
      }
      const struck = await rooms.strike({ contact, agent, at })
      const address = struck === null ? null : await server.address()
      if (struck === null || address === null) return
      const livekit = livekitServer(address)
      await Promise.all(struck.legs.map((leg) => livekit.putOut(struck.room, leg)))
    },
  }
}

function unguessable(): string {
  return randomBytes(18).toString('base64url')
}
