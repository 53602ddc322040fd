/** Counts per key in this process; a key that was quiet for long enough is forgotten. */
export interface RateLimit {
  /** Whether one more fits; counts nothing. */
  allows(key: string): boolean
  /** Counts one, and whether it still fitted. */
  take(key: string): boolean
  /** Takes one count back. */
  giveBack(key: string): void
}

export interface RateLimitOptions {
  /** As many at once. */
  readonly burst: number
  /** The time in which a spent burst has come back, in ms. */
  readonly refillMs: number
  /** Keys held at most; beyond that the oldest is forgotten, so that made-up keys cannot fill the memory. */
  readonly keys?: number
  readonly now?: () => number
}

interface Bucket {
  left: number
  at: number
}

/** A token bucket a key. */
export function createRateLimit({
  burst,
  refillMs,
  keys = 50_000,
  now = () => performance.now(),
}: RateLimitOptions): RateLimit {
  const buckets = new Map<string, Bucket>()
  const bucketOf = (key: string): Bucket => {
    const at = now()
    const known = buckets.get(key)
    return known
      ? { at, left: Math.min(burst, known.left + ((at - known.at) / refillMs) * burst) }
      : { at, left: burst }
  }
  return {
    allows: (key) => bucketOf(key).left >= 1,
    take(key) {
      const bucket = bucketOf(key)
      const fits = bucket.left >= 1
      if (fits) bucket.left -= 1
      // Deleted first, so that the map's order is that of use.
      buckets.delete(key)
      buckets.set(key, bucket)
      if (buckets.size > keys)
        for (const [oldest] of buckets) {
          buckets.delete(oldest)
          break
        }
      return fits
    },
    giveBack(key) {
      const bucket = buckets.get(key)
      if (bucket) bucket.left = Math.min(burst, bucket.left + 1)
    },
  }
}
