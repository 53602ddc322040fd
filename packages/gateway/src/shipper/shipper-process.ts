import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Pool } from 'pg'
import { endChild, tell } from '../engines/child.js'
import type { Log } from '../log/log.js'
import { readLag } from './lag.js'
import type { ShipNews, ShipOrder } from './ship-order.js'
import type { Shipper } from './start-shipper.js'

export interface ShipperProcessOptions {
  /** For the count of what is under way. */
  readonly pool: Pool
  readonly log: Pick<Log, 'onCommitted'>
  readonly databaseUrl: string
  readonly analyticsUrl: string
  /** Hears whenever the engine goes away, is back, or the process has to be started again. */
  readonly onNotice: (notice: string) => void
}

const program = fileURLToPath(new URL('../../dist/shipper/child.js', import.meta.url))
/** A commit rings at most so often: the process collects for longer anyway. */
const ringEveryMs = 100
const restartMs = 1_000
const closeMs = 15_000

/** The shipper in a process of its own, started again if it dies. What it had under way is in the database. */
export function startShipperProcess(options: ShipperProcessOptions): Shipper {
  const { pool, log, databaseUrl, analyticsUrl, onNotice } = options
  const state: { closing: boolean; fault: string | null } = { closing: false, fault: null }
  let child = launch()

  function launch(): ChildProcess {
    // Not the owner's switches: an inspector's port, or what a test preloads, is not for two.
    const made = fork(program, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    tell(made, { do: 'start', databaseUrl, analyticsUrl } satisfies ShipOrder)
    made.on('message', (news: ShipNews) => {
      if (news.fault !== undefined) state.fault = news.fault
      onNotice(news.notice)
    })
    made.on('error', () => {}) // it ends as well, and that is heard
    made.once('exit', (code, signal) => {
      if (state.closing) return
      onNotice(`the shipping process ended (${signal ?? code}); it is started again`)
      void launchAgain()
    })
    return made
  }

  async function launchAgain(): Promise<void> {
    await sleep(restartMs)
    if (!state.closing) child = launch()
  }

  let quiet = false
  const unsubscribe = log.onCommitted(() => {
    if (quiet) return
    quiet = true
    setTimeout(() => (quiet = false), ringEveryMs).unref()
    tell(child, { do: 'ring' } satisfies ShipOrder)
  })
  return {
    lag: async () => ({ ...(await readLag(pool)), fault: state.fault }),
    async close() {
      state.closing = true
      unsubscribe()
      await endChild(child, { do: 'end' } satisfies ShipOrder, closeMs)
    },
  }
}
