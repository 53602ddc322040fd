import type { Fact } from '../facts.js'

/** What a call's stream tells of an agent who is asked about it, and of who has it then. */
export type ConsultFact =
  /**
   * The agent of a call asks another one (`with`), who is rung; the visitor is on hold meanwhile. `queue`: out of which the other was
   * chosen, null where a person was named; `length`: of what is said of it beforehand.
   */
  | Fact<
      'consult_started',
      {
        consult: string
        segment: string
        agent: string
        with: string
        queue: string | null
        dueAt: number
        length: number | null
      }
    >
  | Fact<'consult_shown', { consult: string }>
  /** The two talk; `segment` names the part of `agent`, who was asked. */
  | Fact<'consult_answered', { consult: string; agent: string; segment: string }>
  /** `agent`: who was asked; `segment` null: did not answer. `excludedUntil`: not chosen out of a queue before. */
  | Fact<
      'consult_ended',
      {
        consult: string
        agent: string
        segment: string | null
        cause: ConsultEnd
        excludedUntil: number | null
      }
    >
  /** All three hear one another. `segment`: of who has the call; `agent` and `joins`: who was asked, and that part of it. */
  | Fact<'conference_started', { consult: string; segment: string; agent: string; joins: string }>
  | Fact<
      'conference_ended',
      { consult: string; agent: string; segment: string; cause: Exclude<ConsultEnd, UnansweredEnd> }
    >
  /** The call goes whole to an agent who is in it already; the segment ends, and the one of `into` is that of the contact. */
  | Fact<
      'contact_handed_over',
      { segment: string; agent: string; into: { segment: string; agent: string }; cause: HandOverCause }
    >

/** Of a consultation that was not answered; `withdrawn`: by who asked. */
export type UnansweredEnd = 'declined' | 'expired' | 'undelivered' | 'withdrawn'
/**
 * `returned`: who has the call ended it; `left`: who was asked did; `lost`: that one was lost; `conference`: it goes on with the visitor;
 * `handed_over`: the call is now that of who was asked; `contact_ended`: the call is over.
 */
export type ConsultEnd =
  | UnansweredEnd
  | 'returned'
  | 'left'
  | 'lost'
  | 'conference'
  | 'handed_over'
  | 'contact_ended'
/** `consulted`: after a consultation; `conference`: out of a conference; `agent_lost`: who had the call was lost in one of them. */
export type HandOverCause = 'consulted' | 'conference' | 'agent_lost'

/** The versions that this code writes. */
export const consultFactVersions: Readonly<Record<ConsultFact['type'], number>> = {
  consult_started: 1,
  consult_shown: 1,
  consult_answered: 1,
  consult_ended: 1,
  conference_started: 1,
  conference_ended: 1,
  contact_handed_over: 1,
}
