import { count, summaryRows } from '../reference/summary.js'
import { perVisit, waitOfAbandoned } from '../reference/visits.js'
import { atEntry } from './families.js'
import { abandonedSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** Visitors who gave up waiting. */
export const abandoned: Metric = {
  key: 'abandoned',
  name: 'Abandoned',
  unit: 'count',
  grain: 'visit',
  definition:
    'How many visits to a queue ended because the visitor ended the contact while it waited or rang, before an agent had accepted. What the system ends is not abandoned.',
  attribution: atEntry,
  empty: 0,
  sql: { at: 'entered_at', where: abandonedSql, value: 'count()' },
  reference: (facts, query) => summaryRows(perVisit(facts, query.asOf, waitOfAbandoned), query, count),
}
