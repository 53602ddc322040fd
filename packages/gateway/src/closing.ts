/** What has been opened, in order; it is closed the other way round, each by its owner's own means. */
export interface Closing {
  /** To be closed before everything that was added earlier. */
  add(close: () => Promise<unknown> | void): void
  /** Closes all, once; goes on past what fails and rejects with the first fault. */
  closeAll(): Promise<void>
}

/** Nothing opened yet. */
export function createClosing(): Closing {
  const opened: (() => Promise<unknown> | void)[] = []
  let all: Promise<void> | null = null
  const run = async (): Promise<void> => {
    const faults: unknown[] = []
    for (let close = opened.pop(); close; close = opened.pop()) {
      try {
        await close()
      } catch (error) {
        faults.push(error)
      }
    }
    if (faults.length > 0) throw faults[0]
  }
  return {
    add: (close) => void opened.push(close),
    closeAll: () => (all ??= run()),
  }
}
