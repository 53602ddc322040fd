import type { LivekitGrant, P2pGrant } from '@switchboard/protocol'

/** One end of a call that is to be let in. */
export interface Entrant {
  readonly tenant: number
  readonly contact: string
  readonly party: 'visitor' | 'agent'
  /** The agent at whom it rings or who has it. */
  readonly agent: string
  /** Which page it is: another one takes the place of the one before. */
  readonly page: string
}

/** The way to a call's sound, or why there is none. */
export type Way =
  | { readonly p2p: P2pGrant }
  | { readonly livekit: LivekitGrant }
  | { readonly refused: 'no_relay' | 'media_away' }

/** An agent who no longer has a call, since `at` (epoch ms); null: the call is over for everybody. */
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
}
