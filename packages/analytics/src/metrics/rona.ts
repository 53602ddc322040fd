import { offersOf } from '../reference/offers.js'
import { count, summaryRows } from '../reference/summary.js'
import { atOffer } from './families.js'
import type { Metric } from './metric.js'

/** Rings that an agent let run out. */
export const rona: Metric = {
  key: 'rona',
  name: 'Missed offers (RONA)',
  unit: 'count',
  grain: 'offer',
  definition:
    'How many offers ran out although the agent’s console had shown them: the agent did not answer. Offers that never came to be shown and those whose visitor left are not among them.',
  attribution: atOffer,
  empty: 0,
  sql: { at: 'made_at', where: "outcome = 'expired' AND ended_at <= as_of", value: 'count()' },
  reference: (facts, query) => {
    const some = offersOf(facts, query.asOf).filter(({ outcome }) => outcome === 'expired')
    return summaryRows(
      some.map(({ madeAt: at, group }) => ({ at, value: 1, group })),
      query,
      count,
    )
  },
}
