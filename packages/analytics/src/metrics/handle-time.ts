import { meanOverHandled } from './handled.js'
import type { Metric } from './metric.js'

/** Average handle time by segment. */
export const handleTime: Metric = {
  key: 'handle_time',
  name: 'Handle time',
  unit: 'ms',
  grain: 'segment',
  definition:
    'How long an agent was occupied by a contact: talk, hold and wrap-up, from accepting it to the end of wrap-up. Ringing and waiting are not part of it. The mean over the segments whose wrap-up ended in the interval.',
  attribution: { mode: 'instant', moment: 'the end of wrap-up' },
  sql: { at: 'wrap_up_ended_at', value: "avg(dateDiff('millisecond', accepted_at, wrap_up_ended_at))" },
  reference: (facts, query) =>
    meanOverHandled(facts, query, ({ acceptedAt, wrapUpEndedAt }) => wrapUpEndedAt - acceptedAt),
}
