import { mean, summaryRows } from '../reference/summary.js'
import { perVisit, waitOfAbandoned } from '../reference/visits.js'
import { atEntry } from './families.js'
import { abandonedSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** Share of visitors who gave up, those who did at once included. */
export const abandonmentRateRaw: Metric = {
  key: 'abandonment_rate_raw',
  name: 'Abandonment rate (all)',
  unit: 'ratio',
  grain: 'visit',
  definition: 'The share of visits that were abandoned, short ones included: abandoned ÷ offered.',
  attribution: atEntry,
  sql: { at: 'entered_at', value: `countIf(${abandonedSql}) / count()` },
  reference: (facts, query) => {
    const visits = perVisit(facts, query.asOf, (visit) => (waitOfAbandoned(visit) === null ? 0 : 1))
    return summaryRows(visits, query, mean)
  },
}
