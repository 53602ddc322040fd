import { count, summaryRows } from '../reference/summary.js'
import { perVisit } from '../reference/visits.js'
import { atEntry } from './families.js'
import { waitingSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** Visits that go on. */
export const stillWaiting: Metric = {
  key: 'still_waiting',
  name: 'Still waiting',
  unit: 'count',
  grain: 'visit',
  definition:
    'How many visits were still in the queue at the moment of “as of”, those that ring included. Over a range that reaches far enough back: contacts in queue now.',
  attribution: atEntry,
  empty: 0,
  sql: { at: 'entered_at', where: waitingSql, value: 'count()' },
  reference: (facts, query) =>
    summaryRows(
      perVisit(facts, query.asOf, ({ exitedAt }) => (exitedAt === null ? 1 : null)),
      query,
      count,
    ),
}
