import type { AgentFact, ContactFact, Stored } from '@switchboard/domain'
import type { Dimension, MetricQuery, MetricRow, Unit } from '../query/query.js'

/** What is counted once; also the table. */
export type Grain = 'contact' | 'visit' | 'offer' | 'segment' | 'turn' | 'measure' | 'work' | 'agent_state'

/** A fact of a contact or of an agent, as the log keeps it. */
export type AnyFact = Stored<ContactFact | AgentFact>

/** A metric is one file: its definition in words, in SQL, and as a plain function over facts that shares nothing with the SQL. */
export interface Metric {
  readonly key: string
  readonly name: string
  readonly unit: Unit
  readonly grain: Grain
  /** The definition as docs and tooltips show it. */
  readonly definition: string
  readonly attribution: Attribution
  /** What an interval comes to in which nothing is: 0 for counts and sums; left out: null. */
  readonly empty?: 0
  /** By what it can be split and filtered; left out: by everything. Without `brand` it is not told to whoever may see some brands only. */
  readonly dimensions?: readonly Dimension[]
  /** Whether thresholds bear on it: `target_ms` and `short_ms` are there for the SQL. */
  readonly targets?: true
  readonly sql: MetricSql
  /** The same number from one tenant's raw facts, in any order. */
  reference(facts: readonly AnyFact[], query: MetricQuery): readonly MetricRow[]
}

/**
 * In which interval something counts. `instant`: that of its own moment; durations whole, in the interval where they end.
 * `cohort`: that in which the visit or the offer began, whenever the rest happens. `clipped`: time is cut where intervals meet.
 */
export interface Attribution {
  readonly mode: 'instant' | 'cohort' | 'clipped'
  readonly moment: string
}

/** Fragments for the query builder, over the grain's columns. `as_of` is a DateTime64 of the query. */
export interface MetricSql {
  /**
   * The column whose time decides the interval; rows where it is NULL or after `as_of` do not count. With clipped attribution
   * the begin of the row's time, which goes on to `ended_at`; `ms` is how much of it lies in the interval.
   */
  readonly at: string
  /** What else a row needs to count. */
  readonly where?: string
  /** An aggregate over the rows that count. */
  readonly value: string
  /** What the value was taken over; left out: `count()`. */
  readonly n?: string
  /** Which of the rows `n` counts, where it does not count all of them: a condition on one row. */
  readonly behind?: string
  /** Where `n` is of contacts, of whatever grain the rows are. */
  readonly perContact?: true
  /** Where the grain names the split otherwise than `<dimension>_id`. */
  readonly by?: Partial<Record<Dimension, string>>
}
