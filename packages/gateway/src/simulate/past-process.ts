import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { endChild, tell } from '../engines/child.js'
import type { PlayNews, PlayOrder } from './past-order.js'
import type { PastOrder } from './play-past.js'

const closeMs = 5_000
const program = fileURLToPath(new URL('../../dist/simulate/child.js', import.meta.url))

/** What plays a past in a process of its own. */
export interface PastProcess {
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

/** Starts to play; a process that dies is not started again before the next start. */
export function startPastProcess({ databaseUrl, orders, onNews, report }: PastProcessOptions): PastProcess {
  const child = fork(program, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  let closing = false
  tell(child, { do: 'play', databaseUrl, orders } satisfies PlayOrder)
  child.on('message', (news: PlayNews) => onNews(news))
  child.on('error', () => {}) // it ends as well, and that is heard
  child.once('exit', (code, signal) => {
    if (!closing && code !== 0) report('playing the past', new Error(`it ended by ${signal ?? code}`))
  })
  return {
    async close() {
      closing = true
      await endChild(child, { do: 'end' } satisfies PlayOrder, closeMs)
    },
  }
}
