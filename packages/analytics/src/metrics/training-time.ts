import { ledgerRows } from '../reference/agent-rows.js'
import { agentMetric } from './families.js'
import type { Metric } from './metric.js'

/** Ledger: in training. */
export const trainingTime: Metric = {
  ...agentMetric,
  key: 'training_time',
  name: 'Time in training',
  unit: 'ms',
  definition: 'How long agents were in training. n is the number of agents.',
  empty: 0,
  sql: { at: 'started_at', where: "state = 'training'", value: 'sum(ms)', n: 'uniqExact(agent_id)' },
  reference: (facts, query) => ledgerRows(facts, query, ['training']),
}
