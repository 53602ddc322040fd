import type { ContactView } from '../http/contact-view.js'
import { localMoment } from './local-moment.js'
import type { Table } from './table.js'

/** Contacts as rows of a file; `tz` is the zone of the local times. */
export function contactTable(contacts: readonly ContactView[], tz: string): Table {
  return {
    columns: [
      { name: 'contact', type: 'text' },
      { name: 'started_at', type: 'moment' },
      { name: 'started_local', type: 'text' },
      { name: 'last_at', type: 'moment' },
      { name: 'channel', type: 'text' },
      { name: 'phase', type: 'text' },
      { name: 'brand', type: 'text' },
      { name: 'brand_name', type: 'text' },
      { name: 'queue', type: 'text' },
      { name: 'queue_name', type: 'text' },
      { name: 'agent', type: 'text' },
    ],
    rows: contacts.map((one) => [
      one.id,
      one.startedAt,
      localMoment(one.startedAt, tz),
      one.lastAt,
      one.channel,
      one.phase,
      one.brand,
      one.brandName,
      one.queue,
      one.queueName,
      one.agent,
    ]),
  }
}
