import { perHandled } from '../reference/handlings.js'
import { count, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import type { Metric } from './metric.js'

/** Calls that agents gave to whom they had consulted. */
export const transfersWarm: Metric = {
  ...handledMetric,
  key: 'transfers_warm',
  name: 'Warm transfers',
  unit: 'count',
  definition:
    'How many handlings ended because the agent gave the call to another agent after talking to that one first (warm): out of a consultation or out of a conference. A consultation that only returns is none.',
  empty: 0,
  sql: { at: 'wrap_up_ended_at', where: "handed_to = 'warm'", value: 'count()' },
  reference: (facts, query) =>
    summaryRows(
      perHandled(facts, query.asOf, ({ handedTo }) => (handedTo === 'warm' ? 1 : null)),
      query,
      count,
    ),
}
