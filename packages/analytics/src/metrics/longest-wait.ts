import { summaryRows } from '../reference/summary.js'
import { perVisit } from '../reference/visits.js'
import { atEntry } from './families.js'
import { msBetween } from './sql.js'
import type { Metric } from './metric.js'

/** The longest wait of all. */
export const longestWait: Metric = {
  key: 'longest_wait',
  name: 'Longest wait',
  unit: 'ms',
  grain: 'visit',
  definition:
    'The longest time that any visit lasted, the abandoned and those still waiting included; the latter up to the moment of “as of”.',
  attribution: atEntry,
  sql: {
    at: 'entered_at',
    value: `max(${msBetween('entered_at', 'least(ifNull(exited_at, as_of), as_of)')})`,
  },
  reference: (facts, query) =>
    summaryRows(
      perVisit(facts, query.asOf, ({ enteredAt, exitedAt }) => (exitedAt ?? query.asOf) - enteredAt),
      query,
      { value: (waits) => Math.max(...waits) },
    ),
}
