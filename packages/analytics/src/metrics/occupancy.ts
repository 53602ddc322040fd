import { shareRows, weighed } from '../reference/agent-rows.js'
import { ledgerOf } from '../reference/agent-times.js'
import { agentMetric } from './families.js'
import type { Metric } from './metric.js'

/** Share of their ready time that agents were busy. */
export const occupancy: Metric = {
  ...agentMetric,
  key: 'occupancy',
  name: 'Occupancy',
  unit: 'ratio',
  definition:
    'The share of their ready time in which agents handled at least one contact: busy ÷ (busy + idle), by the clock, so that three chats at once are as busy as one. Ringing, breaks and being offline are in neither. n is the number of agents.',
  sql: {
    at: 'started_at',
    where: "state IN ('busy', 'idle')",
    value: "sumIf(ms, state = 'busy') / sum(ms)",
    n: 'uniqExact(agent_id)',
  },
  reference: (facts, query) =>
    shareRows(facts, query, (time) => {
      const { busy, idle } = ledgerOf(time)
      return { part: weighed(busy), whole: weighed([...busy, ...idle]) }
    }),
}
