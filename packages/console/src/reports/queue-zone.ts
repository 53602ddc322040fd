import type { Filters } from './address.js'
import type { Names } from './reports-api.js'

/** The zone in which the days and hours of a page are told: the queue's own where one queue is asked for that has one, else the centre's. */
export function zoneOf(
  { zone, queues }: Pick<Names, 'zone' | 'queues'>,
  { queue }: Pick<Filters, 'queue'>,
): string {
  return queues.find(({ id }) => id === queue)?.zone ?? zone
}
