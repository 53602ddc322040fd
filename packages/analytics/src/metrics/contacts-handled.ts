import { contactsOf } from '../reference/contacts.js'
import { count, summaryRows } from '../reference/summary.js'
import { endedMetric, endedSql } from './families.js'
import type { Metric } from './metric.js'

/** Contacts that an agent was connected to. */
export const contactsHandled: Metric = {
  ...endedMetric,
  key: 'contacts_handled',
  name: 'Contacts handled',
  unit: 'count',
  definition:
    'How many contacts ended that at least one agent had been connected to. A contact that several agents handled counts once, for the agent who handled it last.',
  empty: 0,
  sql: { ...endedSql, where: 'answered_at <= as_of', value: 'count()' },
  reference: (facts, query) => {
    const handled = contactsOf(facts, query.asOf).flatMap(({ answeredAt, endedAt, atLast: group }) =>
      answeredAt === null || endedAt === null ? [] : [{ at: endedAt, value: 1, group }],
    )
    return summaryRows(handled, query, count)
  },
}
