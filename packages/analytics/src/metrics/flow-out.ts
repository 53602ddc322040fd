import { count, summaryRows } from '../reference/summary.js'
import { perVisit } from '../reference/visits.js'
import { atEntry } from './families.js'
import { flowedOutSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** Visits that left the queue neither answered nor abandoned. */
export const flowOut: Metric = {
  key: 'flow_out',
  name: 'Flow-out',
  unit: 'count',
  grain: 'visit',
  definition:
    'How many visits left the queue neither answered nor abandoned: ended by the system, or gone to another queue.',
  attribution: atEntry,
  empty: 0,
  sql: { at: 'entered_at', where: flowedOutSql, value: 'count()' },
  reference: (facts, query) =>
    summaryRows(
      perVisit(facts, query.asOf, ({ outcome }) => (outcome === 'other' ? 1 : null)),
      query,
      count,
    ),
}
