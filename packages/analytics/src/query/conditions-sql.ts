import type { Metric } from '../metrics/metric.js'
import { dimensions, type Dimension, type MetricQuery, type Scope } from './query.js'

/** Every row of the grain that the question is about, whatever else the metric asks of it: tenant, brands, time and filters. */
export function askedSql(metric: Metric, query: MetricQuery, scope: Scope): readonly string[] {
  const { at } = metric.sql
  const ends =
    metric.attribution.mode === 'clipped'
      ? `(ended_at IS NULL OR ended_at > fromUnixTimestamp64Milli({from:Int64}, 'UTC'))`
      : `${at} >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')`
  const filters = dimensions.flatMap((dimension) =>
    query.filter?.[dimension] ? [filterSql(columnOf(metric, dimension), dimension, query)] : [],
  )
  return [
    'tenant_id = {tenant:UInt32}',
    ...(scope.brands ? ['brand_id IN {scope_brands:Array(String)}'] : []),
    ends,
    `${at} < fromUnixTimestamp64Milli({to:Int64}, 'UTC')`,
    `${at} <= as_of`,
    ...filters,
  ]
}

/** The empty id is nobody and nowhere: rows that have none. Columns stay bare where it is not asked for, so that the table's order helps. */
function filterSql(column: string, dimension: Dimension, { filter }: MetricQuery): string {
  const among = `IN {${dimension}s:Array(String)}`
  return filter?.[dimension]?.includes('') ? `ifNull(toString(${column}), '') ${among}` : `${column} ${among}`
}

/** What a row needs to count, clipping apart. */
export function countedSql(metric: Metric, query: MetricQuery, scope: Scope): readonly string[] {
  const { where } = metric.sql
  return [...askedSql(metric, query, scope), ...(where === undefined ? [] : [`(${where})`])]
}

/** Where a grain's row says what it is split by. */
export function columnOf(metric: Metric, dimension: Dimension): string {
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

/** The values that are bound for every question. */
export function askedParams(
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
