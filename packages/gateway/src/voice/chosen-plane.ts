import { randomBytes } from 'node:crypto'
import type { CallRooms } from './call-rooms.js'
import { livekitServer } from './livekit-server.js'
import type { Entrant, MediaPlane, Way } from './media-plane.js'
import { visitorMark } from './recorder/recorder-order.js'
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
  const grant = async (entrant: Entrant, { leg, room, address }: Entry): Promise<Way> => {
    const { party, how } = entrant
    const { url } = address
    const livekit = livekitServer(address)
    if (entrant.beside === 'only') {
      const side = await rooms.beside(entrant.contact, unguessable())
      await livekit.open(side)
      return { livekit: { url, token: await livekit.token(side, leg, 'talk'), beside: true } }
    }
    const hidden = party === 'supervisor' && how !== 'barge'
    const token = await livekit.token(
      room,
      leg,
      hidden ? 'hidden' : 'talk',
      party === 'visitor' ? visitorMark : '',
    )
    const main = { url, token, ...(hidden && { listens: true as const }) }
    if (how !== 'whisper' && !entrant.beside) return { livekit: main }
    const side = await rooms.beside(entrant.contact, unguessable())
    await livekit.open(side)
    const speaks = how === 'whisper' || entrant.beside === 'talk'
    const beside = { url, token: await livekit.token(side, leg, speaks ? 'talk' : 'listen') }
    return { livekit: main, side: { ...beside, ...(!speaks && { listens: true as const }) } }
  }
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
        return await grant(entrant, { leg, room, address })
      } catch (error) {
        report('the voice server', error)
        return { refused: 'media_away' }
      }
    },
    async leave({ contact, agent, at }) {
      if (agent === null) {
        const ended = await rooms.end(contact)
        const address = ended?.plane === 'livekit' ? await server.address() : null
        if (ended === null || address === null) return
        await livekitServer(address).close(ended.room)
        if (ended.side !== null) await livekitServer(address).close(ended.side)
        return
      }
      const struck = await rooms.strike({ contact, agent, at })
      const address = struck === null ? null : await server.address()
      if (struck === null || address === null) return
      const livekit = livekitServer(address)
      for (const room of [struck.room, ...(struck.side === null ? [] : [struck.side])])
        await Promise.all(struck.legs.map((leg) => livekit.putOut(room, leg)))
    },
    async admitRecorder({ tenant, contact }) {
      const address = await server.address()
      if (address === null) return null
      // Who answers at once is recorded at once: the room may be wanted here before either end has asked for it.
      const { plane, room } = await rooms.of({ tenant, contact }, { plane: 'livekit', room: unguessable() })
      if (plane !== 'livekit') return null
      const livekit = livekitServer(address)
      await livekit.open(room)
      // Nobody's page, and nobody's id: that of the contact.
      const entrant = { tenant, contact, party: 'recorder', agent: contact, page: contact } as const
      const { leg } = await rooms.enter(entrant)
      return { url: address.url, token: await livekit.token(room, leg, 'hidden') }
    },
    async takesOthers(contact) {
      return (await rooms.planeOf(contact)) === 'livekit'
    },
    async closeSide(contact) {
      const side = await rooms.endBeside(contact)
      const address = side === null ? null : await server.address()
      if (side !== null && address !== null) await livekitServer(address).close(side)
    },
  }
}

interface Entry {
  readonly leg: string
  readonly room: string
  readonly address: LivekitAddress
}

function unguessable(): string {
  return randomBytes(18).toString('base64url')
}
