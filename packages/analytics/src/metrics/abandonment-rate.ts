import { share, summaryRows } from '../reference/summary.js'
import { targetOf } from '../reference/targets.js'
import { perVisit, waitOfAbandoned } from '../reference/visits.js'
import { atEntry } from './families.js'
import { shareSql } from './sql.js'
import { abandonedSql, shortSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** Share of visitors who gave up, without those who did at once. */
export const abandonmentRate: Metric = {
  key: 'abandonment_rate',
  name: 'Abandonment rate',
  unit: 'ratio',
  grain: 'visit',
  definition:
    'The share of visits that were abandoned, short ones left out on both sides: (abandoned − short) ÷ (offered − short). n is the number of visits that it is a share of.',
  attribution: atEntry,
  targets: true,
  sql: {
    at: 'entered_at',
    value: shareSql(`(countIf(${abandonedSql}) - countIf(${shortSql}))`, `(count() - countIf(${shortSql}))`),
    n: `count() - countIf(${shortSql})`,
    behind: `NOT ${shortSql}`,
  },
  reference: (facts, query) => {
    const visits = perVisit(facts, query.asOf, (visit) => {
      const waited = waitOfAbandoned(visit)
      if (waited === null) return 'kept'
      return waited <= targetOf(query, visit).shortMs ? 'short' : 'abandoned'
    })
    return summaryRows(visits, query, {
      value: (kinds) =>
        share(
          kinds.filter((kind) => kind === 'abandoned').length,
          kinds.filter((kind) => kind !== 'short').length,
        ),
      n: (kinds) => kinds.filter((kind) => kind !== 'short').length,
    })
  },
}
