import type pg from 'pg'

/** Visitors whose browsers may still hold a token, though they are nobody any more. */
export interface ErasedVisitors {
  has(visitor: string): Promise<boolean>
}

/** As long as a token can be renewed by the browser that holds it. */
const rememberedMs = 31 * 24 * 3_600_000
/** Looked up so often at most, however many connect; an erasure is known everywhere so long after it. */
const freshMs = 1_000
const recently = `SELECT id FROM visitors WHERE erased_at > (extract(epoch FROM clock_timestamp()) * 1000)::bigint - $1::bigint`

/** Those that the database of `pool` knows. */
export function createErasedVisitors(pool: pg.Pool): ErasedVisitors {
  let known: Promise<ReadonlySet<string>> | null = null
  let readAt = -Infinity
  return {
    async has(visitor) {
      if (known === null || performance.now() - readAt > freshMs) {
        readAt = performance.now()
        known = read(pool)
        // A failure is told to whoever waits for it, and asked again by the next.
        known.catch(() => (known = null))
      }
      return (await known).has(visitor)
    },
  }
}

async function read(pool: pg.Pool): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ id: string }>(recently, [rememberedMs])
  return new Set(rows.map(({ id }) => id))
}
