import { heldMs, meanOverHandled } from './handled.js'
import { heldMsSql } from './hold-sql.js'
import type { Metric } from './metric.js'

/** Average hold time over all segments, also those that were never held. */
export const holdTime: Metric = {
  key: 'hold_time',
  name: 'Hold time',
  unit: 'ms',
  grain: 'segment',
  definition:
    'How long the visitor was on hold: the sum of all holds of a segment; one that was not resumed lasts to the end of the contact. The mean over all segments whose wrap-up ended in the interval, also those that were never on hold.',
  attribution: { mode: 'instant', moment: 'the end of wrap-up' },
  sql: { at: 'wrap_up_ended_at', value: `avg(${heldMsSql})` },
  reference: (facts, query) => meanOverHandled(facts, query, heldMs),
}
