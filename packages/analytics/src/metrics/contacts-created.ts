import { contactsOf } from '../reference/contacts.js'
import { count, summaryRows } from '../reference/summary.js'
import type { Metric } from './metric.js'

/** Contacts that came. */
export const contactsCreated: Metric = {
  key: 'contacts_created',
  name: 'Contacts created',
  unit: 'count',
  grain: 'contact',
  definition: 'How many contacts visitors began. Whatever became of them.',
  attribution: { mode: 'instant', moment: 'the begin of the contact' },
  empty: 0,
  dimensions: ['queue', 'brand', 'channel'],
  sql: { at: 'created_at', value: 'count()' },
  reference: (facts, query) => {
    const created = contactsOf(facts, query.asOf).map(({ createdAt: at, atFirst: group }) => ({
      at,
      value: 1,
      group,
    }))
    return summaryRows(created, query, count)
  },
}
