import { perHandled } from '../reference/handlings.js'
import { mean, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import type { Metric } from './metric.js'

/** Share of handlings that ended in a transfer. */
export const transferRate: Metric = {
  ...handledMetric,
  key: 'transfer_rate',
  name: 'Transfer rate',
  unit: 'ratio',
  definition:
    'The share of finished handlings that ended because the agent gave the contact away: transfers_out ÷ handled. n is the number of handlings.',
  sql: {
    at: 'wrap_up_ended_at',
    value: "countIf(ifNull(handed_to IN ('queue', 'agent', 'warm'), 0)) / count()",
  },
  reference: (facts, query) =>
    summaryRows(
      perHandled(facts, query.asOf, ({ handedTo }) => (handedTo === null ? 0 : 1)),
      query,
      mean,
    ),
}
