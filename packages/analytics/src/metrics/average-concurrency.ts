import { shareRows, weighed } from '../reference/agent-rows.js'
import { ledgerOf } from '../reference/agent-times.js'
import { agentMetric } from './families.js'
import type { Metric } from './metric.js'

/** How many contacts at once. */
export const averageConcurrency: Metric = {
  ...agentMetric,
  key: 'average_concurrency',
  name: 'Average concurrency',
  unit: 'number',
  definition:
    'How many contacts agents handled at once while they handled any: the time of all contacts together ÷ the time with at least one. n is the number of agents.',
  sql: {
    at: 'started_at',
    where: "state = 'busy'",
    value: 'sum(ms * works) / sum(ms)',
    n: 'uniqExact(agent_id)',
  },
  reference: (facts, query) =>
    shareRows(facts, query, (time) => {
      return { part: weighed(time.works), whole: weighed(ledgerOf(time).busy) }
    }),
}
