import type { ClientClock } from './client.js'

/** The clock of the machine that this runs on. */
export const systemClock: ClientClock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
