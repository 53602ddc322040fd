import { summaryRows } from '../reference/summary.js'
import { perVisit } from '../reference/visits.js'
import { atEntry } from './families.js'
import { msBetween } from './sql.js'
import { waitingSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** How long who waits longest has waited. */
export const longestWaitNow: Metric = {
  key: 'longest_wait_now',
  name: 'Longest wait now',
  unit: 'ms',
  grain: 'visit',
  definition:
    'How long the visit that waits longest has waited at the moment of “as of”, those that ring included. Of a range that reaches far enough back.',
  attribution: atEntry,
  sql: { at: 'entered_at', where: waitingSql, value: `max(${msBetween('entered_at', 'as_of')})` },
  reference: (facts, query) =>
    summaryRows(
      perVisit(facts, query.asOf, ({ enteredAt, exitedAt }) =>
        exitedAt === null ? query.asOf - enteredAt : null,
      ),
      query,
      { value: (waits) => Math.max(...waits) },
    ),
}
