/** A stream and its newest seq. */
interface Newest {
  readonly id: string
  readonly seq: number
}

/** What freshness looks after. */
export interface FreshnessParts {
  /** The streams to be looked at: those followed here that nothing was heard of since the last look. */
  readonly streams: () => readonly string[]
  /** Their heads as the database has them. */
  readonly heads: (streams: readonly string[]) => Promise<readonly Newest[]>
  /** Called with each head that was found. */
  readonly found: (head: Newest) => void
  readonly report: (what: string, error: unknown) => void
  readonly everyMs?: number
}

const halfASecond = 500
// One question names at most so many streams.
const atOnce = 2_000
// Looking may take one part in so many of the time: with very many streams it comes less often.
const share = 20

/**
 * Compares what was told with the log, twice a second: nodes that share a database and no bus tell each other's facts, and a
 * message that the bus lost is found. Returns the end.
 */
export function startFreshness(parts: FreshnessParts): { close(): void } {
  const { everyMs = halfASecond } = parts
  let timer: NodeJS.Timeout | null = null
  let closed = false
  const next = (ms: number): void => {
    if (!closed) timer = setTimeout(() => void look(), ms)
  }
  const look = async (): Promise<void> => {
    const begun = performance.now()
    try {
      await compare(parts)
    } catch (error) {
      parts.report('comparing heads', error)
    }
    next(Math.max(everyMs, (performance.now() - begun) * share))
  }
  next(everyMs)
  return {
    close() {
      closed = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}

async function compare({ streams, heads, found }: FreshnessParts): Promise<void> {
  const all = streams()
  for (let from = 0; from < all.length; from += atOnce) {
    for (const head of await heads(all.slice(from, from + atOnce))) found(head)
  }
}
