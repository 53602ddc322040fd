import { consultedMs, perHandled } from '../reference/handlings.js'
import { mean, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import { msBetween } from './sql.js'
import type { Metric } from './metric.js'

/** Average time in consultations of the segments that had some. */
export const consultTime: Metric = {
  ...handledMetric,
  key: 'consult_time',
  name: 'Consultation time',
  definition:
    'How long the agent talked to whom was asked while the visitor was on hold, which is part of the hold time: the mean over those segments whose wrap-up ended in the interval in which at least one consultation was answered. A conference is talk.',
  sql: {
    at: 'wrap_up_ended_at',
    where: 'notEmpty(consult_starts)',
    value: `avg(arraySum((began, over) -> ${msBetween('began', 'over')}, consult_starts, consult_ends))`,
  },
  reference: (facts, query) => {
    const consulted = perHandled(facts, query.asOf, (handling) =>
      handling.consults.length === 0 ? null : consultedMs(handling),
    )
    return summaryRows(consulted, query, mean)
  },
}
