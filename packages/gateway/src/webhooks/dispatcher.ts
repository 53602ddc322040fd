import { setTimeout } from 'node:timers/promises'
import { createLease } from '../sweeper/lease.js'
import { type DeliveringParts, deliverFirst } from './deliver.js'
import { type Lane, claimLanes, fanOut, pruneDeliveries } from './outbox.js'

/** A dispatcher that runs. */
export interface Dispatcher {
  /** Ends what is under way without counting it, and leaves it to another node at once. */
  close(): Promise<void>
}

/** `timeoutMs`: for an answer; `marginMs`: beyond it, before another node takes up what was not settled. As a house would, unless given. */
export type DispatcherParts = Omit<DeliveringParts, 'timeoutMs'> &
  Partial<Pick<DeliveringParts, 'timeoutMs'>> & { readonly marginMs?: number }

const everyMs = 250
const leaseMs = 2_000
const pruneEveryMs = 3_600_000
/** A receiver that has not answered by then has not taken it, in ms. */
const patienceMs = 10_000
/** So that a node that is merely slow keeps what it has. */
const slownessMs = 10_000
const lanesAtOnce = 4

/**
 * Sends what webhooks have still to hear of. Any number of nodes share the work: a lane belongs to one of them at a time, and
 * every webhook has room of its own, so that one that is slow holds up nobody but itself.
 */
export function startDispatcher(parts: DispatcherParts): Dispatcher {
  const { pool, report, timeoutMs = patienceMs, marginMs = slownessMs } = parts
  const lease = createLease(pool, 'webhooks')
  const end = new AbortController()
  const underWay = new Map<Lane, Promise<void>>()
  let wake = new AbortController()
  let pruneAt = performance.now()

  const work = (lane: Lane): void => {
    const done = deliverFirst({ ...parts, timeoutMs }, lane, end.signal)
      .catch((error: unknown) => report(`a delivery to the webhook ${lane.webhook}`, error))
      .finally(() => {
        underWay.delete(lane)
        // What follows in the lane is due now, if anything does.
        wake.abort()
      })
    underWay.set(lane, done)
  }
  const round = async (): Promise<boolean> => {
    // One node at a time, so that two do not wait for each other over the same marks; the order holds without.
    const marked = (await lease.take(leaseMs)) && (await fanOut(pool))
    if (performance.now() >= pruneAt) {
      pruneAt = performance.now() + pruneEveryMs
      await pruneDeliveries(pool)
    }
    const busy = countBy([...underWay.keys()].map(({ webhook }) => webhook))
    const lanes = await claimLanes(pool, {
      busy,
      most: lanesAtOnce,
      busyMs: timeoutMs + marginMs,
    })
    for (const lane of lanes) work(lane)
    return marked
  }
  const running = (async () => {
    while (!end.signal.aborted) {
      wake = new AbortController()
      const more = await round().catch((error: unknown) => {
        report('a round of webhooks', error)
        return false
      })
      if (more) continue
      await setTimeout(everyMs, null, { signal: AbortSignal.any([wake.signal, end.signal]) }).catch(() => {})
    }
  })()
  return {
    async close() {
      end.abort()
      await running
      await Promise.all(underWay.values())
      await lease.give().catch((error: unknown) => report('giving up the lease', error))
    },
  }
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
