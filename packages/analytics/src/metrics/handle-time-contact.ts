import { handledMs, perHandled, type Handling } from '../reference/handlings.js'
import { sum, summaryRows } from '../reference/summary.js'
import { handledMetric } from './families.js'
import { msBetween } from './sql.js'
import type { Metric } from './metric.js'

/** Average handle time by contact. */
export const handleTimeContact: Metric = {
  ...handledMetric,
  key: 'handle_time_contact',
  name: 'Handle time by contact',
  definition:
    'How long agents were occupied by a contact, all of them together: the handle time of all segments whose wrap-up ended in the interval ÷ the contacts that they were of. n is the number of contacts.',
  sql: {
    at: 'wrap_up_ended_at',
    value: `sum(${msBetween('accepted_at', 'wrap_up_ended_at')}) / uniqExact(contact_id)`,
    n: 'uniqExact(contact_id)',
    perContact: true,
  },
  reference: (facts, query) => {
    const handled = perHandled(facts, query.asOf, (handling) => handling)
    return summaryRows(handled, query, {
      value: (all) => sum(all.map(handledMs)) / contacts(all),
      n: contacts,
    })
  },
}

function contacts(all: readonly Handling[]): number {
  return new Set(all.map(({ contact }) => contact)).size
}
