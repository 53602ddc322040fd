import { ledgerRows } from '../reference/agent-rows.js'
import { agentMetric } from './families.js'
import type { Metric } from './metric.js'

/** Ledger: on a break. */
export const breakTime: Metric = {
  ...agentMetric,
  key: 'break_time',
  name: 'Time on a break',
  unit: 'ms',
  definition:
    'How long agents were on a break. A break chosen while handling begins when the last contact is done. n is the number of agents.',
  empty: 0,
  sql: { at: 'started_at', where: "state = 'break'", value: 'sum(ms)', n: 'uniqExact(agent_id)' },
  reference: (facts, query) => ledgerRows(facts, query, ['break']),
}
