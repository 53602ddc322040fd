import { perHandled } from '../reference/handlings.js'
import { count, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import type { Metric } from './metric.js'

/** Contacts that agents gave to a queue. */
export const transfersToQueue: Metric = {
  ...handledMetric,
  key: 'transfers_to_queue',
  name: 'Transfers to a queue',
  unit: 'count',
  definition:
    'How many handlings ended because the agent gave the contact to a queue, for whoever serves it, without a talk before (blind).',
  empty: 0,
  sql: { at: 'wrap_up_ended_at', where: "handed_to = 'queue'", value: 'count()' },
  reference: (facts, query) =>
    summaryRows(
      perHandled(facts, query.asOf, ({ handedTo }) => (handedTo === 'queue' ? 1 : null)),
      query,
      count,
    ),
}
