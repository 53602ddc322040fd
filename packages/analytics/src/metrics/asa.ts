import { mean, summaryRows } from '../reference/summary.js'
import { perVisit, waitOfAnswered } from '../reference/visits.js'
import { atEntry } from './families.js'
import { answeredSql, waitedSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** Average speed of answer. */
export const asa: Metric = {
  key: 'asa',
  name: 'Average speed of answer (ASA)',
  unit: 'ms',
  grain: 'visit',
  definition:
    'How long answered visits waited: from entering the queue to an agent accepting. The mean over the answered visits; one answered at once counts as 0, an abandoned one not at all. For a call, too, the clock stops at accepting: that sound is there is not yet a fact.',
  attribution: atEntry,
  sql: { at: 'entered_at', where: answeredSql, value: `avg(${waitedSql})` },
  reference: (facts, query) => summaryRows(perVisit(facts, query.asOf, waitOfAnswered), query, mean),
}
