import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Analytics } from '@switchboard/analytics'
import type { Pool } from 'pg'
import { countPastBatches } from './batches.js'
import { readLag, type Lag } from './lag.js'
import { openLease } from './lease.js'
import { createShipping, isShort } from './ship-batches.js'

/** Carries facts to the analytics engine. */
export interface Shipper {
  /** How far behind it is, and what went wrong last if nothing has gone right since. */
  lag(): Promise<Lag & { readonly fault: string | null }>
  /** Ends after the step that runs; what is under way is carried on by the next shipper. */
  close(): Promise<void>
}

export interface ShipperOptions {
  /** As the owner of the tables: marks and batches are of all tenants. */
  readonly pool: Pool
  /** Calls the listener when facts were committed; returns the undo. */
  readonly onRing: (listener: () => void) => () => void
  readonly analytics: Pick<Analytics, 'insert'>
  /** Told once whenever the engine goes away, with what is wrong, and once when it is back. */
  readonly onNotice?: (notice: string, fault: string | null) => void
}

const leaseName = 'shipper'
const leaseMs = 5_000
/** Commits that come together are shipped together. */
const collectMs = 200
/**
 * From the begin of one batch to that of the next, unless it was full or of a past: a contact that is talked in is then read and folded
 * once in this time, not once a message. Where shipping itself takes as long, only a breath is between.
 */
const roundMs = 900
const breathMs = 50
/** Facts that another node committed are found by looking. */
const lookMs = 500
const backoffMs = { first: 250, most: 5_000 }

/**
 * Starts carrying facts: at least once sent, exactly once counted. A crash between any two steps loses nothing: a fact is
 * unshipped, or in a batch, or acknowledged, and a batch sent again is known by its name.
 */
export function startShipper({
  pool,
  onRing,
  analytics,
  onNotice = () => undefined,
}: ShipperOptions): Shipper {
  const holder = randomUUID()
  const lease = openLease(pool, { name: leaseName, holder, ms: leaseMs })
  const ship = createShipping({ pool, analytics, lease, name: leaseName, holder })
  const stop = new AbortController()
  const bell = openBell(stop.signal)
  const state: { fault: string | null } = { fault: null }
  const unsubscribe = onRing(() => bell.ring())

  const loop = async (): Promise<void> => {
    for (let pause = backoffMs.first; !stop.signal.aborted;) {
      try {
        const begun = performance.now()
        const shipped = await ship()
        if (state.fault !== null) onNotice('facts reach the analytics engine again', null)
        state.fault = null
        pause = backoffMs.first
        if (shipped === null) {
          if (await bell.within(lookMs)) await sleepUnless(stop.signal, collectMs)
        } else if (isShort(shipped) && (await countPastBatches(pool)) === 0)
          await sleepUnless(stop.signal, Math.max(breathMs, roundMs - (performance.now() - begun)))
      } catch (error) {
        const fault = error instanceof Error ? error.message : String(error)
        if (state.fault === null)
          onNotice(`facts do not reach the analytics engine; they wait: ${fault}`, fault)
        state.fault = fault
        await sleepUnless(stop.signal, pause)
        pause = Math.min(pause * 2, backoffMs.most)
      }
    }
  }
  const running = loop()
  return {
    lag: async () => ({ ...(await readLag(pool)), fault: state.fault }),
    async close() {
      unsubscribe()
      stop.abort()
      await running
      await lease.release().catch(() => undefined) // it runs out by itself
    },
  }
}

interface Bell {
  ring(): void
  /** Whether it rang since it was last asked, or rings within `ms`. */
  within(ms: number): Promise<boolean>
}

function openBell(signal: AbortSignal): Bell {
  let rung = false
  let wake: (() => void) | null = null
  return {
    ring() {
      rung = true
      wake?.()
    },
    async within(ms) {
      if (!rung) {
        await Promise.race([sleepUnless(signal, ms), new Promise<void>((resolve) => (wake = resolve))])
      }
      const answer = rung
      rung = false
      wake = null
      return answer
    },
  }
}

async function sleepUnless(signal: AbortSignal, ms: number): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}
