import { mean, summaryRows } from '../reference/summary.js'
import { perVisit, waitForAnswer } from '../reference/visits.js'
import { atEntry } from './families.js'
import { msBetween } from './sql.js'
import { answeredSql, waitedSql } from './visit-sql.js'
import type { Metric } from './metric.js'

const joinedSql = "(channel != 'voice' OR ifNull(joined_at <= as_of, 0))"
const waitSql = `if(channel = 'voice', ${msBetween('entered_at', 'joined_at')}, ${waitedSql})`

/** Average speed of answer. */
export const asa: Metric = {
  key: 'asa',
  name: 'Average speed of answer (ASA)',
  unit: 'ms',
  grain: 'visit',
  definition:
    'How long answered visits waited: from entering the queue to an agent accepting, and for a call until both ends have sound. The mean over the answered visits; one answered at once counts as 0, an abandoned one, and a call that never had sound, not at all.',
  attribution: atEntry,
  sql: { at: 'entered_at', where: `${answeredSql} AND ${joinedSql}`, value: `avg(${waitSql})` },
  reference: (facts, query) => summaryRows(perVisit(facts, query.asOf, waitForAnswer), query, mean),
}
