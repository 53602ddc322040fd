import type { ContactFact, Stored } from '@switchboard/domain'
import type { Dimension, MetricQuery, MetricRow, Unit } from '../query/query.js'

/** A metric is one file: its definition in words, in SQL, and as a plain function over facts that shares nothing with the SQL. */
export interface Metric {
  readonly key: string
  readonly name: string
  readonly unit: Unit
  /** What is counted once; also the table. */
  readonly grain: 'contact' | 'segment'
  /** The definition as docs and tooltips show it. */
  readonly definition: string
  /** In which interval something counts. `instant`: that of its own moment; durations whole, in the interval where they end. */
  readonly attribution: { readonly mode: 'instant'; readonly moment: string }
  readonly sql: MetricSql
  /** The same number from one tenant's raw facts of contacts, in any order. */
  reference(facts: readonly Stored<ContactFact>[], query: MetricQuery): readonly MetricRow[]
}

/** Fragments for the query builder, over the grain's columns. `as_of` is a DateTime64 of the query. */
export interface MetricSql {
  /** The column whose time decides the interval; rows where it is NULL or after `as_of` do not count. */
  readonly at: string
  /** What else a row needs to count. */
  readonly where?: string
  /** An aggregate over the rows that count. */
  readonly value: string
  /** Where the grain names the split otherwise than `<dimension>_id`. */
  readonly by?: Partial<Record<Dimension, string>>
}
