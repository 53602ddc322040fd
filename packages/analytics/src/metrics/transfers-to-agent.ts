import { perHandled } from '../reference/handlings.js'
import { count, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import type { Metric } from './metric.js'

/** Contacts that agents gave to another agent. */
export const transfersToAgent: Metric = {
  ...handledMetric,
  key: 'transfers_to_agent',
  name: 'Transfers to an agent',
  unit: 'count',
  definition:
    'How many handlings ended because the agent gave the contact to another agent, without a talk before (blind), whether or not that one then took it.',
  empty: 0,
  sql: { at: 'wrap_up_ended_at', where: "handed_to = 'agent'", value: 'count()' },
  reference: (facts, query) =>
    summaryRows(
      perHandled(facts, query.asOf, ({ handedTo }) => (handedTo === 'agent' ? 1 : null)),
      query,
      count,
    ),
}
