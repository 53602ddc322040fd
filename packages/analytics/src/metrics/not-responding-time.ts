import { ledgerRows } from '../reference/agent-rows.js'
import { agentMetric } from './families.js'
import type { Metric } from './metric.js'

/** Ledger: did not answer a ring. */
export const notRespondingTime: Metric = {
  ...agentMetric,
  key: 'not_responding_time',
  name: 'Time not responding',
  unit: 'ms',
  definition:
    'How long agents were set aside because they had let an offer run out. n is the number of agents.',
  empty: 0,
  sql: { at: 'started_at', where: "state = 'not_responding'", value: 'sum(ms)', n: 'uniqExact(agent_id)' },
  reference: (facts, query) => ledgerRows(facts, query, ['not_responding']),
}
