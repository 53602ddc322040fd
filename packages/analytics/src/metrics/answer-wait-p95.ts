import { percentile, summaryRows } from '../reference/summary.js'
import { perVisit, waitOfAnswered } from '../reference/visits.js'
import { atEntry } from './families.js'
import { percentileSql } from './sql.js'
import { answeredSql, waitedSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** The wait that 95 of 100 answered visits do not exceed. */
export const answerWaitP95: Metric = {
  key: 'answer_wait_p95',
  name: 'Wait of the answered (p95)',
  unit: 'ms',
  grain: 'visit',
  definition:
    'The wait that 95 % of the answered visits did not exceed, from entering the queue to an agent accepting: by nearest rank, a wait that one of them had. Who abandoned is not in it. Of fewer than 20 there is none: it would be the word of one or two.',
  attribution: atEntry,
  sql: { at: 'entered_at', where: answeredSql, value: percentileSql(95, waitedSql, 20) },
  reference: (facts, query) =>
    summaryRows(perVisit(facts, query.asOf, waitOfAnswered), query, percentile(95, 20)),
}
