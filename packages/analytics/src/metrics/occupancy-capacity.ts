import { capacity } from '@switchboard/domain'
import { shareRows, weighed } from '../reference/agent-rows.js'
import { ledgerOf } from '../reference/agent-times.js'
import { both, without } from '../reference/spans.js'
import { agentMetric } from './families.js'
import type { Metric } from './metric.js'

/** Share of their capacity that agents had in use. */
export const occupancyCapacity: Metric = {
  ...agentMetric,
  key: 'occupancy_capacity',
  name: 'Occupancy by capacity',
  unit: 'ratio',
  definition:
    'The share of the capacity on offer that contacts took: units in use × time ÷ units offered × time, while agents were busy or idle. Who is available offers all units; who finishes a contact while not available offers what it takes. n is the number of agents.',
  sql: {
    at: 'started_at',
    where: "state IN ('busy', 'idle')",
    value: "sumIf(ms * units, state = 'busy') / sum(ms * if(presence = 'available', capacity, units))",
    n: 'uniqExact(agent_id)',
  },
  reference: (facts, query) =>
    shareRows(facts, query, (time) => {
      const { busy, idle } = ledgerOf(time)
      const available = time.presences.filter(({ presence }) => presence === 'available')
      const used = time.works.flatMap((work) => weighed([work], work.units))
      const beyond = time.works.flatMap((work) => weighed(without([work], available), work.units))
      return {
        part: used,
        whole: [...weighed(both(available, [...busy, ...idle]), capacity.agent), ...beyond],
      }
    }),
}
