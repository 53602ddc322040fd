import { scoresOf } from '../reference/contacts.js'
import { mean, summaryRows } from '../reference/summary.js'
import { endedMetric, ratedSql, ratedWords } from './families.js'
import type { Metric } from './metric.js'

/** The average rating. */
export const csatMean: Metric = {
  ...endedMetric,
  key: 'csat_mean',
  name: 'Mean rating',
  unit: 'score',
  definition: `The mean of the ratings on the scale of 1 to 5. ${ratedWords}`,
  sql: { ...ratedSql, value: 'avg(score)' },
  reference: (facts, query) => summaryRows(scoresOf(facts, query.asOf), query, mean),
}
