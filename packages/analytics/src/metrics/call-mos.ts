import { mean, summaryRows } from '../reference/summary.js'
import { measuredMetric, scoresOf } from './call-families.js'
import type { Metric } from './metric.js'

/** How calls sounded. */
export const callMos: Metric = {
  ...measuredMetric,
  key: 'call_mos',
  name: 'Sound of calls (MOS)',
  unit: 'score',
  definition:
    'The mean of an estimate of how each end of a call heard the other, from 1 (bad) to 4.4 (as good as a call can be): computed by a simplified E-model from delay, jitter and loss over the whole call. An index, not a measurement; n is the number of ends.',
  sql: { at: 'measured_at', where: 'mos IS NOT NULL', value: 'avg(mos)' },
  reference: (facts, query) => summaryRows(scoresOf(facts, query.asOf), query, mean),
}
