import { count, summaryRows } from '../reference/summary.js'
import { targetOf } from '../reference/targets.js'
import { perVisit, waitOfAbandoned } from '../reference/visits.js'
import { atEntry } from './families.js'
import { shortSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** Visitors who gave up at once. */
export const abandonedShort: Metric = {
  key: 'abandoned_short',
  name: 'Abandoned shortly',
  unit: 'count',
  grain: 'visit',
  definition:
    'How many visits were abandoned after a wait no longer than the limit for short ones (5 s for a call and 10 s for a chat unless the queue says otherwise; exactly the limit is short).',
  attribution: atEntry,
  empty: 0,
  targets: true,
  sql: { at: 'entered_at', where: shortSql, value: 'count()' },
  reference: (facts, query) => {
    const short = perVisit(facts, query.asOf, (visit) =>
      (waitOfAbandoned(visit) ?? Infinity) <= targetOf(query, visit).shortMs ? 1 : null,
    )
    return summaryRows(short, query, count)
  },
}
