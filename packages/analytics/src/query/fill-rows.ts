import { intervalStarts } from './intervals.js'
import { dimensions, type MetricQuery, type MetricRow } from './query.js'

/**
 * Every interval of the range for every group that has data, in order: what is missing becomes n 0 and the value `empty`, or null
 * where it could not be known yet.
 * A row whose begin is none of the intervals' is kept where it belongs in time; nothing that was counted is lost.
 */
export function fillRows(
  found: readonly MetricRow[],
  query: MetricQuery,
  empty: 0 | null = null,
): readonly MetricRow[] {
  const by = dimensions.filter((dimension) => query.by?.includes(dimension))
  const keyOf = (row: MetricRow): string => by.map((dimension) => row[dimension]).join('\n')
  const cells = new Map(found.map((row) => [`${row.start}\n${keyOf(row)}`, row]))
  const groups = new Map(
    found.map((row) => [
      keyOf(row),
      Object.fromEntries(by.map((dimension) => [dimension, row[dimension] ?? null])),
    ]),
  )
  if (by.length === 0) groups.set('', {})
  const starts = [...new Set([...intervalStarts(query), ...found.map(({ start }) => start)])].toSorted(
    (a, b) => a - b,
  )
  const ordered = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return starts.flatMap((start) =>
    ordered.map(
      ([key, names]) =>
        cells.get(`${start}\n${key}`) ?? { start, ...names, value: start > query.asOf ? null : empty, n: 0 },
    ),
  )
}
