import type { Filters } from './address.js'
import type { Names } from './reports-api.js'

/**
 * The share (0 to 1) of contacts that is to be served in time by all that the filters leave; null where no queue has a goal, or two
 * have different ones: a line between them would be nobody's.
 */
export function goalOf(
  { queues }: Names,
  { queue, channel }: Pick<Filters, 'queue' | 'channel'>,
): number | null {
  const asked = queues.filter(({ id }) => queue === '' || id === queue)
  const shares = asked.map(({ goals }) =>
    goals.filter((goal) => channel === '' || goal.channel === channel).map(({ share }) => share),
  )
  const [share] = shares.flat()
  const same = shares.every((own) => own.length > 0 && own.every((other) => other === share))
  return share !== undefined && same ? share : null
}
