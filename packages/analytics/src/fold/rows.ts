import type { CallMeasure, CallSide, Channel, EndedBy, Presence } from '@switchboard/domain'

/** What every row of a stream begins with. All times are epoch ms; a null end is an end that has not come. */
interface RowBase {
  readonly tenant: number
  /** seq · 2¹⁶ + reducer revision: the newest fact wins, and for the same fact the newest reducer. */
  readonly version: number
}

/** Where a contact belongs: repeated in every grain, so that no query joins. */
export interface Place {
  readonly brand: string
  readonly site: string
  readonly queue: string
  readonly channel: Channel
}

/**
 * How a call ended. `failed`: an end had no sound and did not get it again, or both never had it at once; else `abandoned`: the visitor
 * went before anybody had accepted; `missed`: it ended unanswered, not by the visitor.
 */
export type CallEnd = 'completed' | 'failed' | 'abandoned' | 'missed'

/** Grain contact: a visitor's whole journey. */
export interface ContactRow extends RowBase, Place {
  readonly contact: string
  /** The queue that it was in last; `queue` is the first one. */
  readonly lastQueue: string
  readonly createdAt: number
  readonly firstMessageAt: number | null
  /** The first words of an agent, and whose they are. */
  readonly firstReplyAt: number | null
  readonly firstReplyAgent: string | null
  readonly answeredAt: number | null
  readonly endedAt: number | null
  readonly endedBy: EndedBy | null
  /** The visitor went while no agent was connected. */
  readonly abandoned: boolean
  /** The agent who handled last, by an alias that can be erased. */
  readonly agent: string | null
  readonly score: number | null
  readonly ratedAt: number | null
  /** Of a wish to be called: from when on the call was to come, and when it was first tried. */
  readonly promisedAt: number | null
  readonly attemptedAt: number | null
  /** Of a call that is over. */
  readonly callEnd: CallEnd | null
}

/** Grain visit: one stay of a contact in one queue. */
export interface VisitRow extends RowBase, Place {
  readonly visit: string
  readonly contact: string
  readonly enteredAt: number
  readonly exitedAt: number | null
  /** `failed`: somebody else than the visitor ended the contact while it waited. `moved`: it went to another queue. */
  readonly outcome: 'answered' | 'abandoned' | 'failed' | 'moved' | null
  readonly agent: string | null
  /** The first words of the agent who answered. */
  readonly repliedAt: number | null
  /** Of a call: when first both ends had sound, once this visit was answered. */
  readonly joinedAt: number | null
}

/** Grain offer: one ring at one agent. */
export interface OfferRow extends RowBase, Place {
  readonly offer: string
  readonly visit: string
  readonly contact: string
  readonly agent: string
  readonly madeAt: number
  readonly dueAt: number
  readonly shownAt: number | null
  readonly endedAt: number | null
  readonly outcome: 'accepted' | 'declined' | 'expired' | 'undelivered' | 'withdrawn' | null
}

/** Grain segment: one agent's handling of one contact, from accept to the end of wrap-up. */
export interface SegmentRow extends RowBase, Place {
  readonly segment: string
  readonly contact: string
  readonly visit: string
  readonly offer: string
  readonly agent: string
  readonly acceptedAt: number
  /** Begins and ends of holds, in order; a hold that still lasts has a begin only. Intervals, so that `asOf` can clip them. */
  readonly holdStarts: readonly number[]
  readonly holdEnds: readonly number[]
  readonly endedAt: number | null
  readonly wrapUpEndedAt: number | null
  readonly wrapUpCause: 'finished' | 'timeout' | null
  readonly disposition: string | null
  /** Begins and ends of the consultations that were answered, in order, as those of holds. */
  readonly consultStarts: readonly number[]
  readonly consultEnds: readonly number[]
  /**
   * Where the agent gave it: `queue` or `agent` (blind), `warm` to one who was consulted; `reassigned` where a supervisor took it; null
   * where it ended otherwise.
   */
  readonly handedTo: 'queue' | 'agent' | 'warm' | 'reassigned' | null
}

/** Grain turn: messages of the visitor that wait for words of an agent, from the first of them on. */
export interface TurnRow extends RowBase, Place {
  readonly contact: string
  /** The seq of the first of these messages. */
  readonly seq: number
  readonly askedAt: number
  readonly answeredAt: number | null
  /** Who answered. */
  readonly agent: string | null
}

/** Grain measure: what the browser at one end of a call measured of it, told at its end. */
export interface MeasureRow extends RowBase, Place {
  readonly contact: string
  readonly seq: number
  readonly measuredAt: number
  readonly side: CallSide
  /** Who had the call last. */
  readonly agent: string | null
  readonly phases: CallMeasure['phases']
  readonly quality: NonNullable<CallMeasure['quality']> | null
}

/**
 * Grain agent state: a stretch of an agent's time in which nothing changed, from one fact of the agent to the next. The
 * stretches follow each other without a gap from the agent's first fact on.
 */
export interface AgentStateRow extends RowBase {
  readonly agent: string
  /** The seq of the fact that it begins with. */
  readonly seq: number
  readonly startedAt: number
  readonly endedAt: number | null
  /** `busy` with at least one contact, else `ringing`, else `idle` (available), else the presence. */
  readonly state: 'busy' | 'ringing' | 'idle' | Exclude<Presence, 'available'>
  readonly presence: Presence
  /** Contacts that the agent handles, from accept to the end of wrap-up, and units that they take. */
  readonly works: number
  readonly units: number
  /** Contacts that ring. */
  readonly rings: number
  /** Units that the agent has in all. */
  readonly capacity: number
}

/** Grain work: one agent's time with one contact, as the agent's stream tells it. */
export interface WorkRow extends RowBase {
  readonly agent: string
  readonly segment: string
  readonly contact: string
  readonly channel: Channel
  readonly units: number
  readonly startedAt: number
  readonly endedAt: number | null
  /** Each moment divided by the number of contacts that the agent had then, in ms; up to the last change. */
  readonly sharedMs: number
}

/** A fact as analysts may see it: who is a visitor is left out. */
export interface FactRow extends RowBase {
  readonly kind: 'contact' | 'agent'
  readonly stream: string
  readonly seq: number
  readonly type: string
  readonly at: number
  /** The agent whom the fact is about, by alias. */
  readonly agent: string | null
  /** The contact that the fact is about; for a contact's stream the stream itself. */
  readonly contact: string | null
  /** The fact's body as JSON text, without personal data. */
  readonly body: string
}

/** What facts come to, by grain; the names are those of the tables. */
export interface Rows {
  readonly contact: readonly ContactRow[]
  readonly visit: readonly VisitRow[]
  readonly offer: readonly OfferRow[]
  readonly segment: readonly SegmentRow[]
  readonly turn: readonly TurnRow[]
  readonly measure: readonly MeasureRow[]
  readonly agent_state: readonly AgentStateRow[]
  readonly work: readonly WorkRow[]
  readonly fact: readonly FactRow[]
}

/** No rows of any grain. */
export const noRows: Rows = {
  contact: [],
  visit: [],
  offer: [],
  segment: [],
  turn: [],
  measure: [],
  agent_state: [],
  work: [],
  fact: [],
}

/** Which stream the facts are from. */
export interface StreamRef {
  readonly kind: 'contact' | 'agent'
  readonly id: string
  readonly tenant: number
}

/** Raised by one whenever the reducer comes to other rows for the same facts, so that rows folded anew win. */
export const reducerRevision = 5

/** The version of a row that was last changed by the fact with this seq. */
export function versionOf(seq: number): number {
  return seq * 2 ** 16 + reducerRevision
}
