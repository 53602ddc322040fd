import { count, summaryRows } from '../reference/summary.js'
import { perVisit, waitOfAnswered } from '../reference/visits.js'
import { atEntry } from './families.js'
import { answeredSql } from './visit-sql.js'
import type { Metric } from './metric.js'

/** Visits that an agent took. */
export const answered: Metric = {
  key: 'answered',
  name: 'Answered',
  unit: 'count',
  grain: 'visit',
  definition:
    'How many visits to a queue ended with an agent accepting the contact; once a visit, however often it rang before. A visit counts where it entered, so that an interval may still grow.',
  attribution: atEntry,
  empty: 0,
  sql: { at: 'entered_at', where: answeredSql, value: 'count()' },
  reference: (facts, query) => summaryRows(perVisit(facts, query.asOf, waitOfAnswered), query, count),
}
