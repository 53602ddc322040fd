import type { Metric } from '../metrics/metric.js'
import { clippedFrom } from './clipped-sql.js'
import { startSql } from './start-sql.js'
import { dimensions, type Dimension, type Interval, type MetricQuery, type Scope } from './query.js'
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
  const conditions = conditionsOf(metric, query, scope)
  const clipped = metric.attribution.mode === 'clipped'
  const start = clipped ? 'piece.1' : starts[query.interval](metric.sql.at)
  const from = clipped
    ? clippedFrom(metric, query.interval, conditions)
    : `FROM ${metric.grain} FINAL\nWHERE ${conditions.join('\n  AND ')}`
  const sql = `WITH fromUnixTimestamp64Milli({as_of:Int64}, 'UTC') AS as_of${metric.targets ? `,\n  ${targetSql}` : ''}
SELECT ${[`${start} AS start`, ...names].join(', ')},
  ${value} AS value, ${n} AS n
${from}
GROUP BY ${groups}
ORDER BY ${groups}
SETTINGS do_not_merge_across_partitions_select_final = 1, output_format_json_quote_64bit_integers = 0`
  return { sql, params: { ...paramsOf(query, scope), ...(metric.targets ? targetParams(query) : {}) } }
}

/** What a row needs to count, clipping apart. */
function conditionsOf(metric: Metric, query: MetricQuery, scope: Scope): readonly string[] {
  const { at, where } = metric.sql
  const ends =
    metric.attribution.mode === 'clipped'
      ? `(ended_at IS NULL OR ended_at > fromUnixTimestamp64Milli({from:Int64}, 'UTC'))`
      : `${at} >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')`
  const filters = dimensions.flatMap((dimension) =>
    query.filter?.[dimension] ? [`${columnOf(metric, dimension)} IN {${dimension}s:Array(String)}`] : [],
  )
  return [
    'tenant_id = {tenant:UInt32}',
    ...(scope.brands ? ['brand_id IN {scope_brands:Array(String)}'] : []),
    ends,
    `${at} < fromUnixTimestamp64Milli({to:Int64}, 'UTC')`,
    `${at} <= as_of`,
    ...(where === undefined ? [] : [`(${where})`]),
    ...filters,
  ]
}

function columnOf(metric: Metric, dimension: Dimension): string {
  // Who answers a visit is not known while it waits.
  const ofVisit = metric.grain === 'visit' && dimension === 'agent'
  return (
    metric.sql.by?.[dimension] ?? (ofVisit ? 'if(exited_at <= as_of, agent_id, NULL)' : ownColumns[dimension])
  )
}

const ownColumns: Readonly<Record<Dimension, string>> = {
  queue: 'queue_id',
  agent: 'agent_id',
  brand: 'brand_id',
  channel: 'channel',
}

/** The begin of a row's interval as epoch ms, on the local clock. */
const starts: Readonly<Record<Interval, (at: string) => string>> = {
  '15m': (at) => startSql('15m', `assumeNotNull(${at})`),
  '30m': (at) => startSql('30m', `assumeNotNull(${at})`),
  '1h': (at) => startSql('1h', `assumeNotNull(${at})`),
  '1d': (at) => startSql('1d', `assumeNotNull(${at})`),
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
