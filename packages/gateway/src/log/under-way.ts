import { LogError } from './failures.js'

/** What has been begun and has not ended, so that closing can wait for it. */
export interface UnderWay {
  /** Passes the promise on; rejects with `LogError` `unavailable`, without beginning, once `end` was called. */
  begin<T>(work: () => Promise<T>): Promise<T>
  /** Lets nothing more begin; resolves when all that was begun has ended. */
  end(): Promise<void>
}

/** Nothing is under way yet. */
export function createUnderWay(): UnderWay {
  let count = 0
  let ending = false
  let finish: (() => void) | null = null
  const ended = (): void => {
    count -= 1
    if (count === 0) finish?.()
  }
  return {
    begin(work) {
      if (ending) return Promise.reject(new LogError('unavailable', 'The log is closed.'))
      count += 1
      const result = work()
      result.then(ended, ended)
      return result
    },
    end() {
      ending = true
      return new Promise((resolve) => {
        finish = resolve
        if (count === 0) resolve()
      })
    },
  }
}
