import { handledMs, perHandled } from '../reference/handlings.js'
import { percentile, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import { msBetween, percentileSql } from './sql.js'
import type { Metric } from './metric.js'

/** The handle time that 50 of 100 segments do not exceed. */
export const handleTimeP50: Metric = {
  ...handledMetric,
  key: 'handle_time_p50',
  name: 'Handle time (median)',
  definition:
    'The handle time that 50 % of the segments whose wrap-up ended in the interval did not exceed: by nearest rank, one that a segment had.',
  sql: {
    at: 'wrap_up_ended_at',
    value: percentileSql(50, msBetween('accepted_at', 'wrap_up_ended_at')),
  },
  reference: (facts, query) => summaryRows(perHandled(facts, query.asOf, handledMs), query, percentile(50)),
}
