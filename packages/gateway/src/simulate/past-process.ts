import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { endChild, tell } from '../engines/child.js'
import type { PlayNews, PlayOrder } from './past-order.js'
import type { PastOrder } from './play-past.js'

const closeMs = 5_000
/** A process that died is started again after so long, and so many times. */
const againMs = 1_000
const starts = 5
const program = fileURLToPath(new URL('../../dist/simulate/child.js', import.meta.url))

/** What plays a past in a process of its own. */
export interface PastProcess {
  /** The process that plays now; undefined where it could not be started. */
  readonly pid: () => number | undefined
  /** Ends it after the day that is being played; the next start goes on there. */
  close(): Promise<void>
}

export interface PastProcessOptions {
  readonly databaseUrl: string
  readonly orders: readonly PastOrder[]
  /** Hears how far it has come, after each day. */
  readonly onNews: (news: PlayNews) => void
  readonly report: (what: string, error: unknown) => void
}

/** Starts to play. A process that dies is started again and goes on with the day that was under way, a few times; then with the next start. */
export function startPastProcess({ databaseUrl, orders, onNews, report }: PastProcessOptions): PastProcess {
  const closing = new AbortController()
  let child = start(1)

  function start(nth: number): ChildProcess {
    const started = fork(program, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    tell(started, { do: 'play', databaseUrl, orders } satisfies PlayOrder)
    started.on('message', (news: PlayNews) => onNews(news))
    started.on('error', () => {}) // it ends as well, and that is heard
    started.once('exit', (code, signal) => {
      if (closing.signal.aborted || code === 0) return
      report('playing the past', new Error(`it ended by ${signal ?? code}`))
      if (nth < starts) void again(nth + 1)
    })
    return started
  }
  async function again(nth: number): Promise<void> {
    await sleep(againMs, null, { signal: closing.signal, ref: false }).catch(() => {})
    if (!closing.signal.aborted) child = start(nth)
  }
  return {
    pid: () => child.pid,
    async close() {
      closing.abort()
      await endChild(child, { do: 'end' } satisfies PlayOrder, closeMs)
    },
  }
}
