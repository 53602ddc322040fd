import type { MediaPlane } from './media-plane.js'
import { type TurnServers, turnCredentials } from './turn-credentials.js'

/** How browsers may reach each other. */
export interface P2pRules {
  /** Each may learn the other's address: it was allowed by hand, or all of it happens on this machine. */
  readonly direct: boolean
  readonly turn: TurnServers | null
}

/** From browser to browser: the gateway only says by which servers. */
export function createP2pPlane({ direct, turn }: P2pRules, now: () => number): MediaPlane {
  return {
    admit: ({ party }) => {
      if (party === 'supervisor') return Promise.resolve({ refused: 'needs_voice_server' })
      if (!direct && turn === null) return Promise.resolve({ refused: 'no_relay' })
      const ice = turn === null ? [] : [turnCredentials(turn, now())]
      return Promise.resolve({ p2p: { ice, relayOnly: !direct, polite: party === 'visitor' } })
    },
    leave: () => Promise.resolve(),
    admitRecorder: () => Promise.resolve(null),
    takesOthers: () => Promise.resolve(false),
    closeSide: () => Promise.resolve(),
  }
}
