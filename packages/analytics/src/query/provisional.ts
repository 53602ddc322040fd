import type { Metric } from '../metrics/metric.js'
import { settingsSql, starts, withSql, type BoundSql } from './build-sql.js'
import { askedParams, askedSql } from './conditions-sql.js'
import { intervalEnd, intervalStarts } from './intervals.js'
import type { MetricQuery, Scope } from './query.js'
import { targetParams } from './targets.js'

/**
 * Which intervals of a cohort metric hold something whose end is not known yet; null for other metrics, where what has passed stays as
 * it is. Pure.
 */
export function openSql(metric: Metric, query: MetricQuery, scope: Scope): BoundSql | null {
  if (metric.attribution.mode !== 'cohort') return null
  const ended = metric.grain === 'visit' ? 'exited_at' : 'ended_at'
  // Who entered less than a target ago may still be served in time.
  const young = `dateDiff('millisecond', entered_at, as_of) <= target_ms`
  const open = [`ifNull(${ended} > as_of, 1)`, ...(metric.targets ? [young] : [])].join(' OR ')
  const sql = `${withSql(metric)}
SELECT DISTINCT ${starts[query.interval](metric.sql.at)} AS start
FROM ${metric.grain} FINAL
WHERE ${[...askedSql(metric, query, scope), `(${open})`].join('\n  AND ')}
${settingsSql}`
  return { sql, params: { ...askedParams(query, scope), ...(metric.targets ? targetParams(query) : {}) } }
}

/** The begins of the intervals whose numbers may still change: those that are not over at `asOf`, and those with something open. Pure. */
export function provisionalStarts(query: MetricQuery, open: readonly number[]): readonly number[] {
  const holding = new Set(open)
  return intervalStarts(query).filter(
    (start) => holding.has(start) || intervalEnd(start, query) >= query.asOf,
  )
}
