import { perHandled } from '../reference/handlings.js'
import { type Summary, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import type { Metric } from './metric.js'

/** Added up. */
const total: Summary<number> = {
  value: (values) => values.reduce((sum, each) => sum + each, 0),
  empty: 0,
}

/** Consultations that were answered. */
export const consultations: Metric = {
  ...handledMetric,
  key: 'consultations',
  name: 'Consultations',
  unit: 'count',
  definition:
    'How many times an agent asked another one about a call and was answered, whatever came of it; counted for who asked, where the handling ended.',
  empty: 0,
  sql: { at: 'wrap_up_ended_at', value: 'sum(length(consult_starts))' },
  reference: (facts, query) =>
    summaryRows(
      perHandled(facts, query.asOf, ({ consults }) => consults.length),
      query,
      total,
    ),
}
