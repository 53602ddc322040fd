import { ledgerRows } from '../reference/agent-rows.js'
import { agentMetric } from './families.js'
import type { Metric } from './metric.js'

/** Ledger: ringing. */
export const ringingTime: Metric = {
  ...agentMetric,
  key: 'ringing_time',
  name: 'Time ringing',
  unit: 'ms',
  definition: 'How long a contact rang at agents who handled none. n is the number of agents.',
  empty: 0,
  sql: { at: 'started_at', where: "state = 'ringing'", value: 'sum(ms)', n: 'uniqExact(agent_id)' },
  reference: (facts, query) => ledgerRows(facts, query, ['ringing']),
}
