import { setTimeout } from 'node:timers/promises'
import { failureOf } from '../log/failures.js'
import { createLease } from '../sweeper/lease.js'
import { type ErasingParts, resumeErasures } from './erase-person.js'
import { keepRetention, settledMs } from './keep-retention.js'

/** What a keeper is made of. Times in ms; unless given, once a minute, and ten seconds after a change of the rules. */
export interface KeeperParts extends ErasingParts {
  readonly report: (what: string, error: unknown) => void
  readonly everyMs?: number
  readonly settleMs?: number
}

/** A keeper that runs. */
export interface Keeper {
  /** Ends after the batch that is under way. */
  close(): Promise<void>
}

const leaseMs = 15_000
const lostInARow = 3

/** Takes away words whose time is over, and carries on erasures that were interrupted: on one node at a time. */
export function startKeeper(parts: KeeperParts): Keeper {
  const { pool, report, everyMs = 60_000, settleMs = settledMs } = parts
  const lease = createLease(pool, 'privacy')
  const end = new AbortController()
  const goOn = async (): Promise<boolean> => !end.signal.aborted && (await lease.take(leaseMs))
  const round = async (): Promise<void> => {
    if (!(await goOn())) return
    await resumeErasures(parts)
    await keepRetention(parts, { settleMs, goOn })
  }
  let lost = 0
  // A busy machine loses a transaction now and then, whole: the next round makes up for it, and only what stays is told.
  const failed = (error: unknown): void => {
    lost += 1
    if (failureOf(error) === 'fault' || lost >= lostInARow) report('a round of retention', error)
  }
  const running = (async () => {
    while (!end.signal.aborted) {
      await round().then(() => (lost = 0), failed)
      await setTimeout(everyMs, null, { signal: end.signal }).catch(() => {})
    }
  })()
  return {
    async close() {
      end.abort()
      await running
      await lease.give().catch((error: unknown) => report('giving up the lease', error))
    },
  }
}
