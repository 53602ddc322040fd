import { count, summaryRows } from '../reference/summary.js'
import { perVisit } from '../reference/visits.js'
import { atEntry } from './families.js'
import type { Metric } from './metric.js'

/** What a queue was asked to serve. */
export const offered: Metric = {
  key: 'offered',
  name: 'Offered to the queue',
  unit: 'count',
  grain: 'visit',
  definition:
    'How many visits a queue was to serve: all that entered it. In every interval they are the answered, the abandoned, those that flowed out and those still waiting, together.',
  attribution: atEntry,
  empty: 0,
  sql: { at: 'entered_at', value: 'count()' },
  reference: (facts, query) =>
    summaryRows(
      perVisit(facts, query.asOf, () => 1),
      query,
      count,
    ),
}
