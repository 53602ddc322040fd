import { heldMs, perHandled } from '../reference/handlings.js'
import { mean, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import { heldMsSql } from './sql.js'
import type { Metric } from './metric.js'

/** Average hold time over all segments, also those that were never held. */
export const holdTime: Metric = {
  ...handledMetric,
  key: 'hold_time',
  name: 'Hold time',
  definition:
    'How long the visitor was on hold: the sum of all holds of a segment; one that was not resumed lasts to the end of the contact. The mean over all segments whose wrap-up ended in the interval, also those that were never on hold.',
  sql: { at: 'wrap_up_ended_at', value: `avg(${heldMsSql})` },
  reference: (facts, query) => summaryRows(perHandled(facts, query.asOf, heldMs), query, mean),
}
