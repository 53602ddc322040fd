import type { Metric } from '../metrics/metric.js'
import { dimensions, type Dimension, type Interval, type MetricQuery, type Scope } from './query.js'

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
  const { at, value, where } = metric.sql
  const by = dimensions.filter((dimension) => query.by?.includes(dimension))
  const column = (dimension: Dimension): string => metric.sql.by?.[dimension] ?? ownColumns[dimension]
  const filters = dimensions.flatMap((dimension) =>
    query.filter?.[dimension] ? [`${column(dimension)} IN {${dimension}s:Array(String)}`] : [],
  )
  const conditions = [
    'tenant_id = {tenant:UInt32}',
    ...(scope.brands ? ['brand_id IN {scope_brands:Array(String)}'] : []),
    `${at} >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')`,
    `${at} < fromUnixTimestamp64Milli({to:Int64}, 'UTC')`,
    `${at} <= as_of`,
    ...(where === undefined ? [] : [where]),
    ...filters,
  ]
  const groups = ['start', ...by.map((dimension) => `by_${dimension}`)].join(', ')
  const sql = `WITH fromUnixTimestamp64Milli({as_of:Int64}, 'UTC') AS as_of
SELECT ${[`${starts[query.interval](at)} AS start`, ...by.map((dimension) => `${column(dimension)} AS by_${dimension}`)].join(', ')},
  ${value} AS value, count() AS n
FROM ${metric.grain} FINAL
WHERE ${conditions.join('\n  AND ')}
GROUP BY ${groups}
ORDER BY ${groups}
SETTINGS do_not_merge_across_partitions_select_final = 1, output_format_json_quote_64bit_integers = 0`
  return { sql, params: paramsOf(query, scope) }
}

const ownColumns: Readonly<Record<Dimension, string>> = {
  queue: 'queue_id',
  agent: 'agent_id',
  brand: 'brand_id',
  channel: 'channel',
}

/** The begin of a row's interval as epoch ms, on the local clock. */
const starts: Readonly<Record<Interval, (at: string) => string>> = {
  '15m': (at) =>
    `toUnixTimestamp(toStartOfInterval(assumeNotNull(${at}), INTERVAL 15 MINUTE, {tz:String})) * 1000`,
  '1h': (at) =>
    `toUnixTimestamp(toStartOfInterval(assumeNotNull(${at}), INTERVAL 1 HOUR, {tz:String})) * 1000`,
  '1d': (at) => `toUnixTimestamp(toStartOfDay(assumeNotNull(${at}), {tz:String})) * 1000`,
  range: () => '{from:Int64}',
}

function paramsOf(
  { from, to, asOf, tz, filter = {} }: MetricQuery,
  { tenant, brands }: Scope,
): Record<string, unknown> {
  const filtered = dimensions.flatMap((dimension) => {
    const values = filter[dimension]
    return values ? [[`${dimension}s`, values] as const] : []
  })
  return {
    tenant,
    from,
    to,
    as_of: asOf,
    tz,
    ...(brands ? { scope_brands: brands } : {}),
    ...Object.fromEntries(filtered),
  }
}
