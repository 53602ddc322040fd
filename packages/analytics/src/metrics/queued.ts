import { count, summaryRows } from '../reference/summary.js'
import { perVisit } from '../reference/visits.js'
import { atEntry } from './families.js'
import type { Metric } from './metric.js'

/** Entries into queues. */
export const queued: Metric = {
  key: 'queued',
  name: 'Queued',
  unit: 'count',
  grain: 'visit',
  definition:
    'How many times a contact entered a queue. A contact that goes to another queue counts once in each.',
  attribution: atEntry,
  empty: 0,
  sql: { at: 'entered_at', value: 'count()' },
  reference: (facts, query) =>
    summaryRows(
      perVisit(facts, query.asOf, () => 1),
      query,
      count,
    ),
}
