import { percentile, summaryRows } from '../reference/summary.js'
import { perVisit, waitOfAnswered } from '../reference/visits.js'
import { atEntry } from './families.js'
import { percentileSql } from './sql.js'
import { answeredSql, waitedSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** The wait that 90 of 100 answered visits do not exceed. */
export const answerWaitP90: Metric = {
  key: 'answer_wait_p90',
  name: 'Wait of the answered (p90)',
  unit: 'ms',
  grain: 'visit',
  definition:
    'The wait that 90 % of the answered visits did not exceed, from entering the queue to an agent accepting: by nearest rank, a wait that one of them had. Who abandoned is not in it.',
  attribution: atEntry,
  sql: { at: 'entered_at', where: answeredSql, value: percentileSql(90, waitedSql) },
  reference: (facts, query) =>
    summaryRows(perVisit(facts, query.asOf, waitOfAnswered), query, percentile(90)),
}
