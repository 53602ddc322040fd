/** What freshness looks after. */
export interface FreshnessParts {
  /** The streams that are followed here, with what has been told of each. */
  readonly positions: () => ReadonlyMap<string, number>
  /** The heads of these streams as the database has them. */
  readonly heads: (
    streams: readonly string[],
  ) => Promise<readonly { readonly id: string; readonly seq: number }[]>
  /** Called for each stream that has grown unheard. */
  readonly grown: (stream: string) => void
  readonly report: (what: string, error: unknown) => void
  readonly everyMs?: number
}

const halfASecond = 500
// One question names at most so many streams; the others come with the next.
const atOnce = 2_000
// Of the time, this part may go into looking.
const share = 20

/**
 * Compares what was told with the log, twice a second: nodes that share a database and no bus tell each other's facts, and a
 * message that the bus lost is found. Returns the end.
 */
export function startFreshness(parts: FreshnessParts): { close(): void } {
  const { everyMs = halfASecond } = parts
  let timer: NodeJS.Timeout
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
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}

async function compare({ positions, heads, grown }: FreshnessParts): Promise<void> {
  const streams = [...positions().keys()]
  for (let from = 0; from < streams.length; from += atOnce) {
    const found = await heads(streams.slice(from, from + atOnce))
    // Taken after the answer: what was told meanwhile is no news.
    const told = positions()
    for (const { id, seq } of found) if (seq > (told.get(id) ?? Infinity)) grown(id)
  }
}
