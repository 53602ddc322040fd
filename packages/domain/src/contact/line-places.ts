import { placeInLine } from './line.js'
import type { ContactState } from './state.js'

/** Where a contact stands among those that wait in its queue, from 1. */
export interface PlaceInQueue {
  readonly contact: string
  readonly queue: string
  readonly place: number
  /** Somebody may still come in before it: the queue holds contacts that go by more than their time. */
  readonly about: boolean
}

/** The places of all contacts that wait, each queue for itself, in the order in which routing asks for them. */
export function placesOf(
  waiting: readonly { readonly id: string; readonly state: ContactState }[],
): readonly PlaceInQueue[] {
  return [...byQueue(waiting)].flatMap(([queue, all]) => {
    const about = all.some(({ state: { line } }) => line?.priority !== undefined || line?.returned === true)
    return all
      .toSorted((a, b) => placeInLine(a.state) - placeInLine(b.state) || (a.id < b.id ? -1 : 1))
      .map(({ id }, index) => ({ contact: id, queue, place: index + 1, about }))
  })
}

function byQueue<T extends { readonly state: ContactState }>(waiting: readonly T[]): Map<string, T[]> {
  const queues = new Map<string, T[]>()
  for (const each of waiting) {
    const { queue } = each.state
    queues.set(queue, [...(queues.get(queue) ?? []), each])
  }
  return queues
}
