import type { Channel, Levels, TransferCause } from '../facts.js'

/** Why an agent was chosen. Facts of the first days hold the form `longest_idle`. */
export type RoutingReasons = BestFit | LongestIdle | Direct

/** Nothing was chosen from: a person named the agent. */
export interface Direct {
  readonly rule: 'direct'
  readonly cause: TransferCause
  readonly by: string
}

export interface LongestIdle {
  readonly rule: 'longest_idle'
  readonly candidates: readonly {
    readonly agent: string
    readonly verdict: 'ok' | 'not_available' | 'no_capacity' | 'not_in_queue' | 'excluded'
    readonly idleSince: number | null
    readonly rank: number | null
  }[]
}

/** All that the choice was made from, as it was then: enough to judge and rank again (see `explain`). */
export interface BestFit {
  readonly rule: 'best_fit'
  readonly need: Need
  /** The best of those who could be asked, then some of the others: at most sixteen. */
  readonly candidates: readonly Candidate[]
  /** How many more there were, by verdict. */
  readonly omitted: Readonly<Partial<Record<Verdict, number>>>
}

/** What the contact needed at that moment. */
export interface Need {
  readonly queue: string
  readonly channel: Channel
  readonly priority: number
  /** Epoch ms: when it entered the line, and its place there after priority and a return were counted. */
  readonly enqueuedAt: number
  readonly place: number
  /** Levels before and after relaxation; `step` counts the relaxations that were applied. */
  readonly asked: Levels
  readonly required: Levels
  readonly step: number
  /** Only this agent may be asked for now. */
  readonly sticky: string | null
}

export type Verdict =
  | 'ok'
  | 'not_in_queue'
  | 'not_for_brand'
  | 'not_available'
  | 'no_capacity'
  | 'excluded'
  | 'lacks_skill'
  | 'not_sticky'

/** One agent in one decision: what was known, the first filter that said no, and the rank from 1 among those who could be asked. */
export interface Candidate extends CandidateInput {
  readonly verdict: Verdict
  readonly rank: number | null
}

/** What was known of an agent. `free`: units left; `takes`: units that the contact needs; times in epoch ms. */
export interface CandidateInput {
  readonly agent: string
  readonly inQueue: boolean
  readonly forBrand: boolean
  readonly available: boolean
  readonly free: number
  readonly takes: number
  readonly excludedUntil: number | null
  /** Of the skills asked for. */
  readonly levels: Levels
  readonly idleSince: number | null
  /** Contacts closed since log-in. */
  readonly handled: number
}
