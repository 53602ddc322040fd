import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { endChild, tell } from '../../engines/child.js'
import type { RecorderNews, RecorderOrder } from './recorder-order.js'

/** One call that is recorded, in a process of its own: what breaks there breaks no call. */
export interface RecorderProcess {
  pause(on: boolean): void
  /** Ends the file; resolves to its length in ms, null where there is none. */
  end(): Promise<number | null>
}

/** Why nothing is recorded. */
export type RecorderFault = Extract<RecorderNews, { is: 'fault' }>['why']

const program = fileURLToPath(new URL('../../../dist/voice/recorder/child.js', import.meta.url))
const closeMs = 10_000

/** Starts one; `failed` hears, once, that it does not record or no longer. */
export function startRecorder(
  order: Omit<Extract<RecorderOrder, { do: 'start' }>, 'do'>,
  failed: (why: RecorderFault) => void,
): RecorderProcess {
  // Not the owner's switches: an inspector's port, or what a test preloads, is not for two.
  const child: ChildProcess = fork(program, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  let over = false
  let ms: number | null = null
  const fail = (why: RecorderFault): void => {
    if (over) return
    over = true
    failed(why)
  }
  child.on('message', (news: RecorderNews) => {
    if (news.is === 'ended') ms = news.ms
    else if (news.is === 'fault') fail(news.why)
  })
  child.on('error', () => fail('broken'))
  child.once('exit', () => fail('broken'))
  tell(child, { do: 'start', ...order } satisfies RecorderOrder)
  return {
    pause: (on) => tell(child, { do: on ? 'pause' : 'resume' } satisfies RecorderOrder),
    async end() {
      over = true
      await endChild(child, { do: 'end' } satisfies RecorderOrder, closeMs)
      return ms
    },
  }
}
