import { type Behind, type Dimension, type MetricResult, dimensions } from '@switchboard/analytics'
import { localMoment } from './local-moment.js'
import type { Column, Table } from './table.js'

/** What an id is called; null: not to be told, or unknown. */
export type NameOf = (dimension: Dimension, id: string) => string | null

/** The numbers of answers, one after the other, as rows of a file: the same as in JSON, with the names that ids have now. */
export function metricTable(
  results: readonly MetricResult[],
  by: readonly Dimension[],
  nameOf: NameOf,
): Table {
  return {
    columns: [
      { name: 'metric', type: 'text' },
      { name: 'unit', type: 'text' },
      { name: 'start', type: 'moment' },
      { name: 'start_local', type: 'text' },
      ...by.flatMap(namedColumns),
      { name: 'value', type: 'number' },
      { name: 'n', type: 'whole' },
      { name: 'provisional', type: 'truth' },
      { name: 'as_of', type: 'moment' },
    ],
    rows: results.flatMap((result) => rowsOf(result, by, nameOf)),
  }
}

function rowsOf(result: MetricResult, by: readonly Dimension[], nameOf: NameOf): Table['rows'] {
  const provisional = new Set(result.provisional)
  return result.rows.map(({ start, value, n, ...of }) => [
    result.metric,
    result.unit,
    start,
    localMoment(start, result.tz),
    ...by.flatMap((dimension) => named(dimension, of[dimension] ?? null, nameOf)),
    value,
    n,
    provisional.has(start),
    result.asOf,
  ])
}

/** The rows behind a number as rows of a file. */
export function behindTable({ rows, tz, asOf }: Behind, nameOf: NameOf): Table {
  return {
    columns: [
      { name: 'contact', type: 'text' },
      { name: 'at', type: 'moment' },
      { name: 'at_local', type: 'text' },
      ...dimensions.flatMap(namedColumns),
      { name: 'outcome', type: 'text' },
      { name: 'ms', type: 'whole' },
      { name: 'score', type: 'whole' },
      { name: 'as_of', type: 'moment' },
    ],
    rows: rows.map((row) => [
      row.contact,
      row.at,
      localMoment(row.at, tz),
      ...dimensions.flatMap((dimension) => named(dimension, row[dimension], nameOf)),
      row.outcome,
      row.ms,
      row.score,
      asOf,
    ]),
  }
}

/** A channel is its own name. */
function namedColumns(dimension: Dimension): readonly Column[] {
  const own = { name: dimension, type: 'text' } as const
  return dimension === 'channel' ? [own] : [own, { name: `${dimension}_name`, type: 'text' }]
}

function named(dimension: Dimension, id: string | null, nameOf: NameOf): readonly (string | null)[] {
  if (dimension === 'channel') return [id]
  return [id, id === null ? null : nameOf(dimension, id)]
}
