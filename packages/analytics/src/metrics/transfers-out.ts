import { perHandled } from '../reference/handlings.js'
import { count, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import type { Metric } from './metric.js'

/** Contacts that agents gave away. */
export const transfersOut: Metric = {
  ...handledMetric,
  key: 'transfers_out',
  name: 'Transfers out',
  unit: 'count',
  definition:
    'How many handlings ended because the agent gave the contact to a queue or to another agent, blind or warm, counted for who gave it, when and in the queue that it was in. What a supervisor reassigned is no transfer.',
  empty: 0,
  sql: { at: 'wrap_up_ended_at', where: "handed_to IN ('queue', 'agent', 'warm')", value: 'count()' },
  reference: (facts, query) =>
    summaryRows(
      perHandled(facts, query.asOf, ({ handedTo }) => (handedTo === null ? null : 1)),
      query,
      count,
    ),
}
