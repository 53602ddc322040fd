import { heldMs, perHandled } from '../reference/handlings.js'
import { mean, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import { heldMsSql, msBetween } from './sql.js'
import type { Metric } from './metric.js'

/** Average talk time by segment. */
export const talkTime: Metric = {
  ...handledMetric,
  key: 'talk_time',
  name: 'Talk time',
  definition:
    'How long agent and visitor were connected, without the time on hold: from accepting the contact to its end, less all holds. The mean over the segments whose wrap-up ended in the interval, so that talk, hold and wrap-up add up to handle time.',
  sql: { at: 'wrap_up_ended_at', value: `avg(${msBetween('accepted_at', 'ended_at')} - ${heldMsSql})` },
  reference: (facts, query) =>
    summaryRows(
      perHandled(facts, query.asOf, (handling) => handling.endedAt - handling.acceptedAt - heldMs(handling)),
      query,
      mean,
    ),
}
