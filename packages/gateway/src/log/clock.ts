/** The database's clock as this process reckons it: its own, moved by an offset that every answer of the database measures. */
export interface Clock {
  /** Epoch ms. */
  now(): number
  /** One measurement: the clock that came back, and `performance.now()` from before the question. */
  measure(databaseMs: number, askedAt: number): void
  /** The offset was found wrong: the next measurement counts, however slow its way was. */
  distrust(): void
}

/** `skewMs` puts the clock wrong on purpose, for tests. */
export function createClock(skewMs = 0): Clock {
  let offset = 0
  let shortest = Infinity
  return {
    now: () => Math.round(Date.now() + offset + skewMs),
    measure(databaseMs, askedAt) {
      const way = performance.now() - askedAt
      // The answer with the shortest way tells the offset best; a good one fades, since clocks drift.
      if (way > shortest) shortest *= 1.01
      else {
        shortest = way
        offset = databaseMs - (Date.now() - way / 2)
      }
    },
    distrust() {
      shortest = Infinity
    },
  }
}
