import { setTimeout as sleep } from 'node:timers/promises'
import { raisedAlarms, type Alarm, type Lag } from './lag.js'

/** Watches how far the numbers are behind. */
export interface Alarms {
  close(): Promise<void>
}

export interface AlarmOptions {
  readonly lag: () => Promise<Lag & { readonly fault: string | null }>
  /** Hears a sentence once when something begins to need a look. */
  readonly onAlarm: (sentence: string) => void
  /** Hears which of them is over, by its name. */
  readonly onOver: (name: Alarm['name']) => void
  /** How often it looks, in ms; four times a minute unless given. */
  readonly everyMs?: number
}

/** Raises each alarm when it begins, not at every look while it lasts, and says when it is over. What cannot be looked at is no alarm: the health of the database is told elsewhere. */
export function startAlarms({ lag, onAlarm, onOver, everyMs = 15_000 }: AlarmOptions): Alarms {
  const stop = new AbortController()
  let raised: ReadonlySet<Alarm['name']> = new Set()
  const look = async (): Promise<void> => {
    const alarms = raisedAlarms(await lag())
    const names = new Set(alarms.map(({ name }) => name))
    for (const { name, sentence } of alarms) if (!raised.has(name)) onAlarm(sentence)
    for (const name of raised) if (!names.has(name)) onOver(name)
    raised = names
  }
  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await look().catch(() => undefined)
      await sleep(everyMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  const running = loop()
  return {
    async close() {
      stop.abort()
      await running
    },
  }
}
