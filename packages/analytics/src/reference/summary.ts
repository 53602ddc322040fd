import { intervalStarts } from '../query/intervals.js'
import { dimensions, type Dimension, type MetricQuery, type MetricRow } from '../query/query.js'

/** One thing that counts: when it counts, what it is, and where it belongs. */
export interface Observation<T = number> {
  readonly at: number
  readonly value: T
  readonly group: Group
}

/** Where something belongs; what does not apply is left out. */
export type Group = Readonly<Partial<Record<Dimension, string | null>>>

/** How the observations of one interval and group become a number. */
export interface Summary<T> {
  value(values: readonly T[]): number | null
  /** Left out: how many there are. */
  n?(values: readonly T[]): number
  /** Of an interval without any; left out: null. */
  readonly empty?: 0
}

/** What the observations of each interval and group come to, every interval of the range shown for every group that has any. */
export function summaryRows<T>(
  observations: readonly Observation<T>[],
  query: MetricQuery,
  summary: Summary<T>,
): readonly MetricRow[] {
  const by = dimensions.filter((dimension) => query.by?.includes(dimension))
  const starts = startsOf(query)
  const groups = new Map<string, { names: Group; cells: Map<number, T[]> }>()
  if (by.length === 0) groups.set('', { names: {}, cells: new Map() })
  for (const { at, value, group } of observations.filter((one) => counts(one, query))) {
    const names = Object.fromEntries(by.map((dimension) => [dimension, group[dimension] ?? null]))
    const key = by.map((dimension) => group[dimension]).join('\n')
    const entry = groups.get(key) ?? { names, cells: new Map<number, T[]>() }
    groups.set(key, entry)
    const start = starts[indexAt(starts, at)] ?? query.from
    const cell = entry.cells.get(start)
    if (cell) cell.push(value)
    else entry.cells.set(start, [value])
  }
  return starts.flatMap((start) =>
    [...groups.values()].map(({ names, cells }) => {
      const values = cells.get(start)
      const none = start > query.asOf ? null : (summary.empty ?? null)
      if (!values) return { start, ...names, value: none, n: 0 }
      return { start, ...names, value: summary.value(values), n: summary.n?.(values) ?? values.length }
    }),
  )
}

const known = new WeakMap<MetricQuery, readonly number[]>()

/** For a reference: the begins of a question's intervals; looked up in calendars once a question. */
export function startsOf(query: MetricQuery): readonly number[] {
  const starts = known.get(query) ?? intervalStarts(query)
  known.set(query, starts)
  return starts
}

/** The index of the last begin that is not after a moment. */
export function indexAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? Infinity) <= at) low = middle
    else high = middle
  }
  return low
}

function counts({ at, group }: Observation<unknown>, { from, to, filter }: MetricQuery): boolean {
  if (at < from || at >= to) return false
  return dimensions.every((dimension) => filter?.[dimension]?.includes(group[dimension] ?? '') ?? true)
}

/** For a reference: the mean. */
export const mean: Summary<number> = { value: (values) => sum(values) / values.length }

/** For a reference: how many there are. */
export const count: Summary<unknown> = { value: (values) => values.length, empty: 0 }

/** For a reference: the value that `percent` of all are not above, one that occurred; null below `least` values. */
export function percentile(percent: number, least = 1): Summary<number> {
  return {
    value(values) {
      const rank = Math.ceil((percent * values.length) / 100)
      return values.length < least ? null : (values.toSorted((a, b) => a - b)[rank - 1] ?? null)
    },
  }
}

/** A share, null where there is nothing to have a share of. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

/** The sum of numbers. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
