import { handledMs, perHandled } from '../reference/handlings.js'
import { percentile, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import { msBetween, percentileSql } from './sql.js'
import type { Metric } from './metric.js'

/** The handle time that 95 of 100 segments do not exceed. */
export const handleTimeP95: Metric = {
  ...handledMetric,
  key: 'handle_time_p95',
  name: 'Handle time (p95)',
  definition:
    'The handle time that 95 % of the segments whose wrap-up ended in the interval did not exceed: by nearest rank, one that a segment had. Of fewer than 20 there is none: it would be the word of one or two.',
  sql: {
    at: 'wrap_up_ended_at',
    value: percentileSql(95, msBetween('accepted_at', 'wrap_up_ended_at'), 20),
  },
  reference: (facts, query) =>
    summaryRows(perHandled(facts, query.asOf, handledMs), query, percentile(95, 20)),
}
