import type { Uuid } from './ids.js'
import type { Words } from './server-frames.js'

/** What staff learn of an agent who is asked about a call, and of who has it then. */
export type ConsultFact =
  /** `agent` of a call asks `with` about it, who is rung; `queue`: out of which that one was chosen. */
  | {
      readonly type: 'consult_started'
      readonly consult: Uuid
      readonly agent: Uuid
      readonly name: string
      readonly with: Uuid
      readonly withName: string
      readonly queue: Uuid | null
      readonly dueAt: number
      readonly note: Words
    }
  | { readonly type: 'consult_shown'; readonly consult: Uuid }
  | {
      readonly type: 'consult_answered'
      readonly consult: Uuid
      readonly agent: Uuid
      readonly name: string
      readonly segment: Uuid
    }
  /** `agent`: who was asked. */
  | {
      readonly type: 'consult_ended'
      readonly consult: Uuid
      readonly agent: Uuid
      readonly name: string
      readonly cause: ConsultEnd
    }
  | {
      readonly type: 'conference_started'
      readonly consult: Uuid
      readonly agent: Uuid
      readonly name: string
    }
  | {
      readonly type: 'conference_ended'
      readonly consult: Uuid
      readonly agent: Uuid
      readonly name: string
      readonly cause: ConsultEnd
    }
  /** The call is no longer that of `agent` but of `into`, who is in it already. */
  | {
      readonly type: 'contact_handed_over'
      readonly agent: Uuid
      readonly name: string
      readonly into: Uuid
      readonly intoName: string
      readonly segment: Uuid
      readonly cause: 'consulted' | 'conference' | 'agent_lost'
    }

/** How a consultation or a conference ended; the first four without an answer. */
export type ConsultEnd =
  | 'declined'
  | 'expired'
  | 'undelivered'
  | 'withdrawn'
  | 'returned'
  | 'left'
  | 'lost'
  | 'conference'
  | 'handed_over'
  | 'contact_ended'
