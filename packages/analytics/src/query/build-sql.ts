import type { Metric } from '../metrics/metric.js'
import { clippedFrom } from './clipped-sql.js'
import { askedParams, columnOf, countedSql } from './conditions-sql.js'
import { startSql } from './start-sql.js'
import { dimensions, type Interval, type MetricQuery, type Scope } from './query.js'
import { targetParams, targetSql } from './targets.js'

/** A statement with the values that are bound to it; nothing of a question is ever written into the text. */
export interface BoundSql {
  readonly sql: string
  readonly params: Readonly<Record<string, unknown>>
}

/**
 * The one statement behind every number. It gives a row an interval and group that has data, with `start` in epoch ms.
 * The tenant and the brands come from `scope` alone. Pure.
 */
export function buildSql(metric: Metric, query: MetricQuery, scope: Scope): BoundSql {
  const { value, n = 'count()' } = metric.sql
  const by = dimensions.filter((dimension) => query.by?.includes(dimension))
  const names = by.map((dimension) => `${columnOf(metric, dimension)} AS by_${dimension}`)
  const groups = ['start', ...by.map((dimension) => `by_${dimension}`)].join(', ')
  const conditions = countedSql(metric, query, scope)
  const clipped = metric.attribution.mode === 'clipped'
  const start = clipped ? 'piece.1' : starts[query.interval](metric.sql.at)
  const from = clipped
    ? clippedFrom(metric, query.interval, conditions)
    : `FROM ${metric.grain} FINAL\nWHERE ${conditions.join('\n  AND ')}`
  const sql = `${withSql(metric)}
SELECT ${[`${start} AS start`, ...names].join(', ')},
  ${value} AS value, ${n} AS n
${from}
GROUP BY ${groups}
ORDER BY ${groups}
${settingsSql}`
  return { sql, params: { ...askedParams(query, scope), ...(metric.targets ? targetParams(query) : {}) } }
}

/** The names that conditions use: the moment of "as of", and the thresholds where the metric has any. */
export function withSql({ targets }: Metric): string {
  return `WITH fromUnixTimestamp64Milli({as_of:Int64}, 'UTC') AS as_of${targets ? `,\n  ${targetSql}` : ''}`
}

/** How every statement is run. */
export const settingsSql: string =
  'SETTINGS do_not_merge_across_partitions_select_final = 1, output_format_json_quote_64bit_integers = 0'

/** The begin of a row's interval as epoch ms, on the local clock. */
export const starts: Readonly<Record<Interval, (at: string) => string>> = {
  '15m': (at) => startSql('15m', `assumeNotNull(${at})`),
  '30m': (at) => startSql('30m', `assumeNotNull(${at})`),
  '1h': (at) => startSql('1h', `assumeNotNull(${at})`),
  '1d': (at) => startSql('1d', `assumeNotNull(${at})`),
  range: () => '{from:Int64}',
}
