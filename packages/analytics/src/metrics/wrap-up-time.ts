import { perHandled } from '../reference/handlings.js'
import { mean, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import { msBetween } from './sql.js'
import type { Metric } from './metric.js'

/** Average wrap-up time by segment. */
export const wrapUpTime: Metric = {
  ...handledMetric,
  key: 'wrap_up_time',
  name: 'Wrap-up time',
  definition:
    'How long the agent worked on a contact after it had ended: from the end of the contact to the end of wrap-up, whether the agent finished it or its time ran out. The mean over the segments whose wrap-up ended in the interval.',
  sql: { at: 'wrap_up_ended_at', value: `avg(${msBetween('ended_at', 'wrap_up_ended_at')})` },
  reference: (facts, query) =>
    summaryRows(
      perHandled(facts, query.asOf, ({ endedAt, wrapUpEndedAt }) => wrapUpEndedAt - endedAt),
      query,
      mean,
    ),
}
