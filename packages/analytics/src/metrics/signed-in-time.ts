import { ledgerRows } from '../reference/agent-rows.js'
import { agentMetric } from './families.js'
import type { Metric } from './metric.js'

/** Ledger: the whole of it. */
export const signedInTime: Metric = {
  ...agentMetric,
  key: 'signed_in_time',
  name: 'Time signed in',
  unit: 'ms',
  definition:
    'How long agents were at work: everything but offline. It is the sum of the times busy, ringing, idle, on a break, in training, not responding and not reachable. n is the number of agents.',
  empty: 0,
  sql: { at: 'started_at', where: "state != 'offline'", value: 'sum(ms)', n: 'uniqExact(agent_id)' },
  reference: (facts, query) =>
    ledgerRows(facts, query, [
      'busy',
      'ringing',
      'idle',
      'break',
      'training',
      'not_responding',
      'not_reachable',
    ]),
}
