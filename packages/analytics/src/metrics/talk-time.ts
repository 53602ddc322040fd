import { heldMs, meanOverHandled } from './handled.js'
import { heldMsSql } from './hold-sql.js'
import type { Metric } from './metric.js'

/** Average talk time by segment. */
export const talkTime: Metric = {
  key: 'talk_time',
  name: 'Talk time',
  unit: 'ms',
  grain: 'segment',
  definition:
    'How long agent and visitor were connected, without the time on hold: from accepting the contact to its end, less all holds. The mean over the segments whose wrap-up ended in the interval, so that talk, hold and wrap-up add up to handle time.',
  attribution: { mode: 'instant', moment: 'the end of wrap-up' },
  sql: {
    at: 'wrap_up_ended_at',
    value: `avg(dateDiff('millisecond', accepted_at, ended_at) - ${heldMsSql})`,
  },
  reference: (facts, query) =>
    meanOverHandled(facts, query, (handling) => handling.endedAt - handling.acceptedAt - heldMs(handling)),
}
