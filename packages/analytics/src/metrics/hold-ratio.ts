import { handledMs, heldMs, perHandled } from '../reference/handlings.js'
import { share, sum, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import { heldMsSql, msBetween, shareSql } from './sql.js'
import type { Metric } from './metric.js'

/** Share of handle time on hold. */
export const holdRatio: Metric = {
  ...handledMetric,
  key: 'hold_ratio',
  name: 'Hold ratio',
  unit: 'ratio',
  definition:
    'The share of handle time that visitors were on hold: all holds together ÷ all handle time together, of the segments whose wrap-up ended in the interval.',
  sql: {
    at: 'wrap_up_ended_at',
    value: shareSql(`sum(${heldMsSql})`, `sum(${msBetween('accepted_at', 'wrap_up_ended_at')})`),
  },
  reference: (facts, query) => {
    const handled = perHandled(facts, query.asOf, (handling) => handling)
    return summaryRows(handled, query, {
      value: (all) => share(sum(all.map(heldMs)), sum(all.map(handledMs))),
    })
  },
}
