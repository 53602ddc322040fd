import { offersOf } from '../reference/offers.js'
import { count, summaryRows } from '../reference/summary.js'
import { atOffer } from './families.js'
import type { Metric } from './metric.js'

/** Rings that never reached the agent. */
export const undelivered: Metric = {
  key: 'undelivered',
  name: 'Undelivered offers',
  unit: 'count',
  grain: 'offer',
  definition:
    'How many offers ended without the agent’s console ever having shown them: not the agent’s fault.',
  attribution: atOffer,
  empty: 0,
  sql: { at: 'made_at', where: "outcome = 'undelivered' AND ended_at <= as_of", value: 'count()' },
  reference: (facts, query) => {
    const some = offersOf(facts, query.asOf).filter(({ outcome }) => outcome === 'undelivered')
    return summaryRows(
      some.map(({ madeAt: at, group }) => ({ at, value: 1, group })),
      query,
      count,
    )
  },
}
