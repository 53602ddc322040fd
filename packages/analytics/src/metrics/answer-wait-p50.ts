import { percentile, summaryRows } from '../reference/summary.js'
import { perVisit, waitOfAnswered } from '../reference/visits.js'
import { atEntry } from './families.js'
import { percentileSql } from './sql.js'
import { answeredSql, waitedSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** The wait that 50 of 100 answered visits do not exceed. */
export const answerWaitP50: Metric = {
  key: 'answer_wait_p50',
  name: 'Wait of the answered (median)',
  unit: 'ms',
  grain: 'visit',
  definition:
    'The wait that 50 % of the answered visits did not exceed, from entering the queue to an agent accepting: by nearest rank, a wait that one of them had. Who abandoned is not in it.',
  attribution: atEntry,
  sql: { at: 'entered_at', where: answeredSql, value: percentileSql(50, waitedSql) },
  reference: (facts, query) =>
    summaryRows(perVisit(facts, query.asOf, waitOfAnswered), query, percentile(50)),
}
