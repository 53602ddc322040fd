import { scoresOf } from '../reference/contacts.js'
import { share, summaryRows } from '../reference/summary.js'
import { endedMetric, ratedSql, ratedWords } from './families.js'
import type { Metric } from './metric.js'

/** Satisfied visitors among those who rated. */
export const csat: Metric = {
  ...endedMetric,
  key: 'csat',
  name: 'Satisfaction (CSAT)',
  unit: 'ratio',
  definition: `The share of ratings that are 4 or 5 on the scale of 1 to 5. ${ratedWords}`,
  sql: { ...ratedSql, value: 'countIf(score >= 4) / count()' },
  reference: (facts, query) =>
    summaryRows(scoresOf(facts, query.asOf), query, {
      value: (scores) => share(scores.filter((score) => score >= 4).length, scores.length),
    }),
}
