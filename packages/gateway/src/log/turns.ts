/**
 * Who may act on a stream next, within this process: first come, first served. Three ways to take part:
 * - `queue`: a grouped item; all those at the front of a stream are taken together.
 * - `lead`: alone on the stream, from its turn until it ends.
 * - `guest`: acts on the stream at once, but what comes later waits for it. Who runs never waits for a turn, so that nobody
 *   can wait in a circle; between two that run, the database's locks decide.
 */
export interface Turns<T> {
  queue(stream: string, item: T): void
  /** Up to `most` items whose turn it is, streams in the order of their coming; each stream then waits for `settle`. */
  take(most: number): { stream: string; items: T[] }[]
  /** Ends what `take` began. `back` goes first again; with `alone` its first item becomes the lead, until the returned end is called. */
  settle(stream: string, back: readonly T[], alone?: boolean): () => void
  /** Resolves to the end of the turn, which must be called. */
  lead(stream: string): Promise<() => void>
  guest(streams: readonly string[]): () => void
}

type Entry<T> =
  | { readonly kind: 'item'; readonly item: T }
  | { readonly kind: 'lead'; readonly start: () => void; running: boolean }
  | { readonly kind: 'guest' }

interface Line<T> {
  readonly entries: Entry<T>[]
  taken: boolean
}

/** `onReady` is called whenever `take` may have something new. */
export function createTurns<T>(onReady: () => void): Turns<T> {
  const lines = new Map<string, Line<T>>()
  const ready = new Set<string>()

  function lineOf(stream: string): Line<T> {
    let line = lines.get(stream)
    if (line === undefined) lines.set(stream, (line = { entries: [], taken: false }))
    return line
  }

  function advance(stream: string, line: Line<T>): void {
    if (line.taken) return
    const [first] = line.entries
    if (first === undefined) lines.delete(stream)
    else if (first.kind === 'item') {
      ready.add(stream)
      onReady()
    } else if (first.kind === 'lead' && !first.running) {
      first.running = true
      first.start()
    }
  }

  function enter(stream: string, entry: Entry<T>): () => void {
    const line = lineOf(stream)
    line.entries.push(entry)
    if (line.entries.length === 1) advance(stream, line)
    return () => leave(stream, line, entry)
  }

  function leave(stream: string, line: Line<T>, entry: Entry<T>): void {
    const place = line.entries.indexOf(entry)
    if (place === -1) return
    line.entries.splice(place, 1)
    if (place === 0) advance(stream, line)
  }

  return {
    queue: (stream, item) => void enter(stream, { kind: 'item', item }),
    take(most) {
      const taken: { stream: string; items: T[] }[] = []
      let left = most
      for (const stream of ready) {
        if (left === 0) break
        ready.delete(stream)
        const line = lineOf(stream)
        const items = takeItems(line.entries, left)
        line.taken = true
        left -= items.length
        taken.push({ stream, items })
      }
      return taken
    },
    settle(stream, back, alone = false) {
      const line = lineOf(stream)
      const [, ...others] = back
      const entries = (alone ? others : back).map((item): Entry<T> => ({ kind: 'item', item }))
      const lead: Entry<T> = { kind: 'lead', start: () => {}, running: true }
      line.entries.unshift(...(alone ? [lead, ...entries] : entries))
      line.taken = false
      advance(stream, line)
      return () => leave(stream, line, lead)
    },
    lead: (stream) =>
      new Promise((resolve) => {
        const entry: Entry<T> = {
          kind: 'lead',
          running: false,
          start: () => resolve(() => leave(stream, lineOf(stream), entry)),
        }
        enter(stream, entry)
      }),
    guest(streams) {
      const ends = streams.map((stream) => enter(stream, { kind: 'guest' }))
      return () => {
        for (const end of ends) end()
      }
    },
  }
}

function takeItems<T>(entries: Entry<T>[], most: number): T[] {
  const items: T[] = []
  for (let first = entries[0]; first?.kind === 'item' && items.length < most; first = entries[0]) {
    entries.shift()
    items.push(first.item)
  }
  return items
}
