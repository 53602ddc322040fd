import type { LivekitGrant, P2pGrant } from '@switchboard/protocol'
import type { ListeningMode } from '../desk/watching.js'

/** One who is to be let into the sound of a call. */
export interface Entrant {
  readonly tenant: number
  readonly contact: string
  readonly party: 'visitor' | 'agent' | 'supervisor' | 'recorder'
  /** Of a supervisor: how. */
  readonly how?: ListeningMode
  /**
   * Of an agent, the room beside the call: `listen`, somebody speaks to the agent alone there; `talk`, who is consulted does; `only`, one is
   * consulted, and has no part in the call itself.
   */
  readonly beside?: 'listen' | 'talk' | 'only' | null
  /** The agent at whom it rings or who has it, or the supervisor. */
  readonly agent: string
  /** Which page it is: another one takes the place of the one before. */
  readonly page: string
}

/** The way to a call's sound, or why there is none. */
export type Way =
  | { readonly p2p: P2pGrant }
  | { readonly livekit: LivekitGrant; readonly side?: LivekitGrant }
  | { readonly refused: 'no_relay' | 'media_away' | 'needs_voice_server' }

/** An agent or supervisor who no longer has to do with a call, since `at` (epoch ms); null: the call is over for everybody. */
export interface Leaving {
  readonly contact: string
  readonly agent: string | null
  readonly at: number
}

/** What the sound of calls travels over. Who is in a call is the gateway's; a plane only carries it. */
export interface MediaPlane {
  /** Lets one end in; every time anew. */
  admit(entrant: Entrant): Promise<Way>
  /** Puts out who is still in there and has no business any more. */
  leave(leaving: Leaving): Promise<void>
  /** Whether more than the two ends can be let into this call. */
  takesOthers(contact: string): Promise<boolean>
  /** Where a recorder goes, hidden and hearing all; null where nobody else can be let in. */
  admitRecorder(call: { readonly tenant: number; readonly contact: string }): Promise<LivekitGrant | null>
  /** Nobody speaks to the agent alone any more: closes the room beside the call. */
  closeSide(contact: string): Promise<void>
}
