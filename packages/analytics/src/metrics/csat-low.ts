import { scoresOf } from '../reference/contacts.js'
import { summaryRows } from '../reference/summary.js'
import { endedMetric, ratedSql, ratedWords } from './families.js'
import { wilson, wilsonSql } from './wilson.js'
import type { Metric } from './metric.js'

/** The lower end of what satisfaction may really be. */
export const csatLow: Metric = {
  ...endedMetric,
  key: 'csat_low',
  name: 'Satisfaction, lower end',
  unit: 'ratio',
  definition: `The lower end of the 95 % interval of Wilson for the share of ratings that are 4 or 5: what few ratings leave open. ${ratedWords}`,
  sql: { ...ratedSql, value: wilsonSql(-1) },
  reference: (facts, query) =>
    summaryRows(scoresOf(facts, query.asOf), query, {
      value: (scores) => wilson(scores.filter((score) => score >= 4).length, scores.length).low,
    }),
}
