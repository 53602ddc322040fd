import { handledMs, perHandled } from '../reference/handlings.js'
import { mean, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import { msBetween } from './sql.js'
import type { Metric } from './metric.js'

/** Average handle time by segment. */
export const handleTime: Metric = {
  ...handledMetric,
  key: 'handle_time',
  name: 'Handle time',
  definition:
    'How long an agent was occupied by a contact: talk, hold and wrap-up, from accepting it to the end of wrap-up. Ringing and waiting are not part of it. The mean over the segments whose wrap-up ended in the interval.',
  sql: { at: 'wrap_up_ended_at', value: `avg(${msBetween('accepted_at', 'wrap_up_ended_at')})` },
  reference: (facts, query) => summaryRows(perHandled(facts, query.asOf, handledMs), query, mean),
}
