import { shareRows, weighed } from '../reference/agent-rows.js'
import { ledgerOf } from '../reference/agent-times.js'
import { agentMetric } from './families.js'
import type { Metric } from './metric.js'

/** Share of their time at work that agents were busy. */
export const utilisation: Metric = {
  ...agentMetric,
  key: 'utilisation',
  name: 'Utilisation of time signed in',
  unit: 'ratio',
  definition:
    'The share of their time signed in in which agents handled at least one contact: busy ÷ everything but offline. Of paid time it is not: shifts are not yet facts. n is the number of agents.',
  sql: {
    at: 'started_at',
    where: "state != 'offline'",
    value: "sumIf(ms, state = 'busy') / sum(ms)",
    n: 'uniqExact(agent_id)',
  },
  reference: (facts, query) =>
    shareRows(facts, query, (time) => {
      const { offline: _, ...signedIn } = ledgerOf(time)
      return { part: weighed(signedIn.busy), whole: weighed(Object.values(signedIn).flat()) }
    }),
}
