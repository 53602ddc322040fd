import { mean, summaryRows } from '../reference/summary.js'
import { perVisit } from '../reference/visits.js'
import { atEntry } from './families.js'
import { waitedSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** Average time in the queue, however it ended. */
export const queueTime: Metric = {
  key: 'queue_time',
  name: 'Queue time',
  unit: 'ms',
  grain: 'visit',
  definition:
    'How long visits lasted that are over, however they ended. The mean of very different things: use it for capacity, not for service.',
  attribution: atEntry,
  sql: { at: 'entered_at', where: 'exited_at <= as_of', value: `avg(${waitedSql})` },
  reference: (facts, query) =>
    summaryRows(
      perVisit(facts, query.asOf, ({ enteredAt, exitedAt }) =>
        exitedAt === null ? null : exitedAt - enteredAt,
      ),
      query,
      mean,
    ),
}
