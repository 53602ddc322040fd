import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { PlayNews, PlayOrder } from './past-order.js'
import type { PastOrder } from './play-past.js'

const program = fileURLToPath(new URL('../../dist/simulate/child.js', import.meta.url))
const closeMs = 5_000

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
  tell(child, { do: 'play', databaseUrl, orders })
  child.on('message', (news: PlayNews) => onNews(news))
  child.on('error', () => {}) // it ends as well, and that is heard
  child.once('exit', (code, signal) => {
    if (!closing && code !== 0) report('playing the past', new Error(`it ended by ${signal ?? code}`))
  })
  return {
    async close() {
      closing = true
      if (child.exitCode !== null || child.signalCode !== null) return
      tell(child, { do: 'end' })
      const ended = once(child, 'exit')
      const patience = sleep(closeMs, 'late', { ref: false })
      if ((await Promise.race([ended, patience])) === 'late') child.kill('SIGKILL')
      await ended
    },
  }
}

/** A child that has just died cannot be told. */
function tell(child: ChildProcess, order: PlayOrder): void {
  if (child.connected) child.send(order, () => {})
}
