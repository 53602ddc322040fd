import { offersOf } from '../reference/offers.js'
import { mean, summaryRows } from '../reference/summary.js'
import { msBetween } from './sql.js'
import type { Metric } from './metric.js'

/** How long it rings before an agent accepts. */
export const timeToAccept: Metric = {
  key: 'time_to_accept',
  name: 'Time to accept',
  unit: 'ms',
  grain: 'offer',
  definition:
    'How long a contact rang at the agent who accepted it: from the offer to accepting. The mean over the offers accepted in the interval; ringing is part of neither idle nor handle time.',
  attribution: { mode: 'instant', moment: 'accepting' },
  sql: { at: 'ended_at', where: "outcome = 'accepted'", value: `avg(${msBetween('made_at', 'ended_at')})` },
  reference: (facts, query) => {
    const accepted = offersOf(facts, query.asOf).flatMap(({ madeAt, endedAt, outcome, group }) =>
      outcome === 'accepted' && endedAt !== null ? [{ at: endedAt, value: endedAt - madeAt, group }] : [],
    )
    return summaryRows(accepted, query, mean)
  },
}
