import { ledgerRows } from '../reference/agent-rows.js'
import { agentMetric } from './families.js'
import type { Metric } from './metric.js'

/** Ledger: handling. */
export const busyTime: Metric = {
  ...agentMetric,
  key: 'busy_time',
  name: 'Time busy',
  unit: 'ms',
  definition:
    'How long agents handled at least one contact, from accepting to the end of wrap-up, whatever their presence; several at once count once. n is the number of agents.',
  empty: 0,
  sql: { at: 'started_at', where: "state = 'busy'", value: 'sum(ms)', n: 'uniqExact(agent_id)' },
  reference: (facts, query) => ledgerRows(facts, query, ['busy']),
}
