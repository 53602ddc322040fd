import type { Channel, Left, Levels, Sticky } from '../facts.js'

/** Where a contact is in its life. */
export type ContactPhase =
  | { readonly phase: 'queued' }
  | {
      readonly phase: 'offered'
      readonly offer: string
      readonly agent: string
      readonly dueAt: number
      readonly shown: boolean
    }
  | {
      readonly phase: 'connected'
      readonly segment: string
      readonly agent: string
      readonly heldSince: number | null
      /** Another agent who is asked about the call, or in it; absent: nobody. */
      readonly consult?: Consult
    }
  | {
      readonly phase: 'wrap_up'
      readonly segment: string
      readonly agent: string
      readonly endedAt: number
      readonly dueAt: number
    }
  | { readonly phase: 'closed' }

/** Another agent beside the one who has the call. */
export type Consult = { readonly consult: string; readonly agent: string } & (
  | { readonly is: 'ringing'; readonly dueAt: number; readonly shown: boolean }
  | { readonly is: 'talking' | 'conference'; readonly segment: string }
)

/** What a contact keeps through all phases. */
export interface ContactCore {
  readonly brand: string
  readonly site: string
  readonly queue: string
  readonly visitor: string
  readonly channel: Channel
  readonly visit: string
  /** When the contact entered the queue. */
  readonly enqueuedAt: number
  /** Agents that are not asked before the time given (epoch ms); at most eight, the soonest dropped. */
  readonly excluded: Readonly<Record<string, number>>
  /** Whether an agent was ever connected: only then may the visitor rate. */
  readonly answered: boolean
  readonly rated: boolean
  /** The brand has signed who the visitor is. */
  readonly identified?: true
  /** The caller has agreed that the call is recorded. */
  readonly recording?: true
  /** What bears on its place in line and on who may be asked; absent where nothing does. */
  readonly line?: Line
  /** Of a message or a wish to be called: how the visitor may be reached; `at` goes when that time has come. */
  readonly left?: Left
  /** Tries to call back. */
  readonly attempts?: number
  /** Letters that are still to be sent. */
  readonly mail?: MailQueue
  /** Transcripts that were asked for. */
  readonly transcripts?: number
}

/** The letters asked for by the facts from `next` to `last` (seqs), in that order; `attempt`: tries of the first that failed. */
export interface MailQueue {
  readonly next: number
  readonly last: number
  readonly attempt: number
}

/** Absent fields say the plain thing: no priority, no skills, still in the first queue. */
export interface Line {
  /** Since when it is in its present queue (epoch ms), where that is not when it entered the line. */
  readonly enteredAt?: number
  readonly priority?: number
  readonly skills?: Levels
  readonly sticky?: Sticky
  /** It lost its agent: it goes before all who only wait. */
  readonly returned?: true
  /** How often it went to another queue. */
  readonly moves?: number
  /** Relaxations of its present queue that a fact has told of. */
  readonly step?: number
  /** It was told that nobody could take it in this queue. */
  readonly nobody?: true
}

/**
 * The present state of a contact: what deciding needs and no history, below 1 kB as JSON.
 *
 *     queued ⇄ offered → connected → wrap_up → closed
 *        └────────┴─────────── abandoned ────────┘
 */
export type ContactState = ContactPhase & ContactCore

/** A contact known to be in one of the phases named. */
export type ContactIn<P extends ContactPhase['phase']> = Extract<ContactState, { readonly phase: P }>

/** The agent who is asked, connected or wrapping up, whose stream a command on the contact may touch; null where there is none. */
export function agentOf(state: ContactState): string | null {
  return 'agent' in state ? state.agent : null
}

/** The agent who is asked about a call, or in it, beside the one who has it; null where there is none. */
export function secondOf(state: ContactState): string | null {
  return state.phase === 'connected' ? (state.consult?.agent ?? null) : null
}

/** What stays when the phase changes. */
export function coreOf(state: ContactState): ContactCore {
  const { brand, site, queue, visitor, channel, visit, enqueuedAt, excluded, answered, rated } = state
  const { line, left, attempts, mail, transcripts, identified, recording } = state
  const core = { brand, site, queue, visitor, channel, visit, enqueuedAt, excluded, answered, rated }
  return {
    ...core,
    ...(identified && { identified }),
    ...(recording && { recording }),
    ...(line && { line }),
    ...(left && { left }),
    ...(attempts && { attempts }),
    ...(mail && { mail }),
    ...(transcripts && { transcripts }),
  }
}
