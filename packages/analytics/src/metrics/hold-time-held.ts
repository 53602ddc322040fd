import { heldMs, perHandled } from '../reference/handlings.js'
import { mean, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import { heldMsSql } from './sql.js'
import type { Metric } from './metric.js'

/** Average hold time of the segments that were held. */
export const holdTimeHeld: Metric = {
  ...handledMetric,
  key: 'hold_time_held',
  name: 'Hold time of the held',
  definition:
    'How long the visitor was on hold: the mean over those segments whose wrap-up ended in the interval that were on hold at least once.',
  sql: { at: 'wrap_up_ended_at', where: 'notEmpty(hold_starts)', value: `avg(${heldMsSql})` },
  reference: (facts, query) => {
    const held = perHandled(facts, query.asOf, (handling) =>
      handling.holds.length === 0 ? null : heldMs(handling),
    )
    return summaryRows(held, query, mean)
  },
}
