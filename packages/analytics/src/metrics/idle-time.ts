import { ledgerRows } from '../reference/agent-rows.js'
import { agentMetric } from './families.js'
import type { Metric } from './metric.js'

/** Ledger: available with nothing to do. */
export const idleTime: Metric = {
  ...agentMetric,
  key: 'idle_time',
  name: 'Time idle',
  unit: 'ms',
  definition:
    'How long agents were available with no contact that they handled and none that rang. n is the number of agents.',
  empty: 0,
  sql: { at: 'started_at', where: "state = 'idle'", value: 'sum(ms)', n: 'uniqExact(agent_id)' },
  reference: (facts, query) => ledgerRows(facts, query, ['idle']),
}
