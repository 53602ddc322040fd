import { ledgerRows } from '../reference/agent-rows.js'
import { agentMetric } from './families.js'
import type { Metric } from './metric.js'

/** Ledger: could not be reached. */
export const notReachableTime: Metric = {
  ...agentMetric,
  key: 'not_reachable_time',
  name: 'Time not reachable',
  unit: 'ms',
  definition:
    'How long agents were set aside because an offer had not reached them. n is the number of agents.',
  empty: 0,
  sql: { at: 'started_at', where: "state = 'not_reachable'", value: 'sum(ms)', n: 'uniqExact(agent_id)' },
  reference: (facts, query) => ledgerRows(facts, query, ['not_reachable']),
}
