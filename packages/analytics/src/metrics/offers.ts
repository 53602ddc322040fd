import { offersOf } from '../reference/offers.js'
import { count, summaryRows } from '../reference/summary.js'
import { atOffer } from './families.js'
import type { Metric } from './metric.js'

/** Rings at agents. */
export const offers: Metric = {
  key: 'offers',
  name: 'Offers',
  unit: 'count',
  grain: 'offer',
  definition:
    'How many times a contact rang at an agent. A contact may ring several times before it is answered.',
  attribution: atOffer,
  empty: 0,
  sql: { at: 'made_at', value: 'count()' },
  reference: (facts, query) => {
    const made = offersOf(facts, query.asOf).map(({ madeAt: at, group }) => ({ at, value: 1, group }))
    return summaryRows(made, query, count)
  },
}
