/** The clock that deadlines are shown by. */
export interface Clock {
  /** Epoch ms. */
  now(): number
}

/** The server's clock as far as it is known here. */
export interface ServerClock extends Clock {
  /** Takes in a moment that the server has named, on its arrival. Epoch ms of the server. */
  heard(at: number): void
  /** Forgets the estimate: after a pause either clock may have been set. */
  restart(): void
}

/**
 * The server's time from what it says: a moment that has just arrived cannot lie in the server's future, so the
 * largest difference seen is the best lower bound, off by one way of the fastest frame at most. Until something
 * was heard, the local clock is taken as it is.
 */
export function createServerClock(local: Clock): ServerClock {
  let offset: number | null = null
  return {
    now: () => local.now() + (offset ?? 0),
    heard: (at) => {
      const difference = at - local.now()
      if (offset === null || difference > offset) offset = difference
    },
    restart: () => {
      offset = null
    },
  }
}
