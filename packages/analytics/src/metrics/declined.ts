import { offersOf } from '../reference/offers.js'
import { count, summaryRows } from '../reference/summary.js'
import { atOffer } from './families.js'
import type { Metric } from './metric.js'

/** Rings that an agent refused. */
export const declined: Metric = {
  key: 'declined',
  name: 'Declined offers',
  unit: 'count',
  grain: 'offer',
  definition: 'How many offers the agent declined.',
  attribution: atOffer,
  empty: 0,
  sql: { at: 'made_at', where: "outcome = 'declined' AND ended_at <= as_of", value: 'count()' },
  reference: (facts, query) => {
    const some = offersOf(facts, query.asOf).filter(({ outcome }) => outcome === 'declined')
    return summaryRows(
      some.map(({ madeAt: at, group }) => ({ at, value: 1, group })),
      query,
      count,
    )
  },
}
