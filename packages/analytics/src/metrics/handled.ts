import { perHandled } from '../reference/handlings.js'
import { count, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import type { Metric } from './metric.js'

/** Segments that were finished. */
export const handled: Metric = {
  ...handledMetric,
  key: 'handled',
  name: 'Handled',
  unit: 'count',
  definition:
    'How many handlings agents finished: one an agent and contact, with its wrap-up. A contact that two agents handled counts twice; contacts_handled counts it once.',
  empty: 0,
  sql: { at: 'wrap_up_ended_at', value: 'count()' },
  reference: (facts, query) =>
    summaryRows(
      perHandled(facts, query.asOf, () => 1),
      query,
      count,
    ),
}
