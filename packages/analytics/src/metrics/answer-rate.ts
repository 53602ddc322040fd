import { offersOf } from '../reference/offers.js'
import { mean, summaryRows } from '../reference/summary.js'
import { atOffer } from './families.js'
import type { Metric } from './metric.js'

/** Share of rings that were answered. */
export const answerRate: Metric = {
  key: 'answer_rate',
  name: 'Answer rate',
  unit: 'ratio',
  grain: 'offer',
  definition:
    'The share of offers that the agent accepted, among all that have ended, however they did: accepted ÷ (accepted + declined + missed + undelivered + withdrawn because the visitor left).',
  attribution: atOffer,
  sql: { at: 'made_at', where: 'ended_at <= as_of', value: "countIf(outcome = 'accepted') / count()" },
  reference: (facts, query) => {
    const ended = offersOf(facts, query.asOf).filter(({ endedAt }) => endedAt !== null)
    return summaryRows(
      ended.map(({ madeAt: at, outcome, group }) => ({ at, value: outcome === 'accepted' ? 1 : 0, group })),
      query,
      mean,
    )
  },
}
