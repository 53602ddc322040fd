import { mean, summaryRows } from '../reference/summary.js'
import { perVisit, waitOfAbandoned } from '../reference/visits.js'
import { atEntry } from './families.js'
import { abandonedSql, waitedSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** How long people wait before they give up. */
export const abandonTime: Metric = {
  key: 'abandon_time',
  name: 'Time to abandon',
  unit: 'ms',
  grain: 'visit',
  definition:
    'How long abandoned visits had waited: from entering the queue to the end. The mean over the abandoned visits, short ones included.',
  attribution: atEntry,
  sql: { at: 'entered_at', where: abandonedSql, value: `avg(${waitedSql})` },
  reference: (facts, query) => summaryRows(perVisit(facts, query.asOf, waitOfAbandoned), query, mean),
}
