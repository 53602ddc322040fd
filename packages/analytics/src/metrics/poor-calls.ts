import { mean, summaryRows } from '../reference/summary.js'
import { measuredMetric, poorBelow, scoresOf } from './call-families.js'
import type { Metric } from './metric.js'

/** Share of calls that sounded poor. */
export const poorCalls: Metric = {
  ...measuredMetric,
  key: 'poor_calls',
  name: 'Calls that sounded poor',
  unit: 'ratio',
  definition: `The share of the ends of calls that heard the other with a score (MOS) below ${poorBelow}; n is the number of ends with a score.`,
  sql: { at: 'measured_at', where: 'mos IS NOT NULL', value: `countIf(mos < ${poorBelow}) / count()` },
  reference: (facts, query) => {
    const poor = scoresOf(facts, query.asOf).map((one) => ({ ...one, value: one.value < poorBelow ? 1 : 0 }))
    return summaryRows(poor, query, mean)
  },
}
