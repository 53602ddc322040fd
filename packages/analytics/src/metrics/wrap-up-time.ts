import { meanOverHandled } from './handled.js'
import type { Metric } from './metric.js'

/** Average wrap-up time by segment. */
export const wrapUpTime: Metric = {
  key: 'wrap_up_time',
  name: 'Wrap-up time',
  unit: 'ms',
  grain: 'segment',
  definition:
    'How long the agent worked on a contact after it had ended: from the end of the contact to the end of wrap-up, whether the agent finished it or its time ran out. The mean over the segments whose wrap-up ended in the interval.',
  attribution: { mode: 'instant', moment: 'the end of wrap-up' },
  sql: { at: 'wrap_up_ended_at', value: "avg(dateDiff('millisecond', ended_at, wrap_up_ended_at))" },
  reference: (facts, query) =>
    meanOverHandled(facts, query, ({ endedAt, wrapUpEndedAt }) => wrapUpEndedAt - endedAt),
}
