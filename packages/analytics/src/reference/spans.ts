/** A stretch of time from `from` to before `to`, in epoch ms. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The same time without overlaps, in order. */
export function union(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  for (const span of spans.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && span.from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else joined.push(span)
  }
  return joined
}

/** The time that is in both. */
export function both(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  return union(some).flatMap((span) =>
    union(others)
      .map(({ from, to }) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }))
      .filter(({ from, to }) => to > from),
  )
}

/** The time that is in `some` and not in `others`. */
export function without(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  const taken = union(others)
  return union(some).flatMap((span) => {
    const edges = [span.from, ...taken.flatMap(({ from, to }) => [from, to]), span.to]
    return edges
      .flatMap((edge, index) => (index % 2 === 0 ? [{ from: edge, to: edges[index + 1] ?? edge }] : []))
      .map(({ from, to }) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }))
      .filter(({ from, to }) => to > from)
  })
}
