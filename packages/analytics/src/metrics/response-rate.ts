import { contactsOf } from '../reference/contacts.js'
import { mean, summaryRows } from '../reference/summary.js'
import { endedMetric, endedSql } from './families.js'
import type { Metric } from './metric.js'

/** Share of visitors who rated. */
export const responseRate: Metric = {
  ...endedMetric,
  key: 'response_rate',
  name: 'Response rate',
  unit: 'ratio',
  definition:
    'The share of contacts that were rated, among those that ended after an agent had been connected: their visitors are the ones who are asked. That the question was shown is not yet a fact.',
  sql: {
    ...endedSql,
    where: 'answered_at <= as_of',
    value: 'countIf(ifNull(rated_at <= as_of, 0)) / count()',
  },
  reference: (facts, query) => {
    const asked = contactsOf(facts, query.asOf).flatMap(({ answeredAt, endedAt, score, atLast: group }) =>
      answeredAt === null || endedAt === null ? [] : [{ at: endedAt, value: score === null ? 0 : 1, group }],
    )
    return summaryRows(asked, query, mean)
  },
}
