import type { Grain, Metric } from '../metrics/metric.js'
import { settingsSql, withSql, type BoundSql } from './build-sql.js'
import { askedParams, columnOf, countedSql } from './conditions-sql.js'
import { dimensions, type MetricQuery, type Scope } from './query.js'
import { targetParams } from './targets.js'

/** Which of the rows: `limit` of them after `offset`, the newest first. */
export interface RowPage {
  readonly limit: number
  readonly offset: number
}

/**
 * The rows that a number was taken over, with the contact that each is of, and how many they are. Where agents' time is counted, which
 * is of no contact, the work that they had in it. The conditions are those of the number itself. Pure.
 */
export function behindSql(
  metric: Metric,
  query: MetricQuery,
  { scope, page }: { readonly scope: Scope; readonly page: RowPage },
): { readonly rows: BoundSql; readonly counts: BoundSql } {
  const { from, at, columns } = sourceOf(metric, query, scope)
  const params = { ...askedParams(query, scope), ...(metric.targets ? targetParams(query) : {}) }
  const rows = `${withSql(metric)}
SELECT toString(contact_id) AS row_contact, toUnixTimestamp64Milli(assumeNotNull(${at})) AS row_at, ${columns.join(', ')}
${from}
ORDER BY row_at DESC, row_contact, row_ms
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
${settingsSql}`
  const counts = `${withSql(metric)}
SELECT count() AS rows, uniqExact(contact_id) AS contacts
${from}
${settingsSql}`
  return { rows: { sql: rows, params: { ...params, ...page } }, counts: { sql: counts, params } }
}

function sourceOf(
  metric: Metric,
  query: MetricQuery,
  scope: Scope,
): { readonly from: string; readonly at: string; readonly columns: readonly string[] } {
  if (metric.grain === 'agent_state') return workSource(metric, query, scope)
  const { behind } = metric.sql
  const conditions = [...countedSql(metric, query, scope), ...(behind === undefined ? [] : [`(${behind})`])]
  const known = metric.dimensions ?? dimensions
  const names = dimensions.map(
    (dimension) => `${known.includes(dimension) ? columnOf(metric, dimension) : 'NULL'} AS by_${dimension}`,
  )
  const { outcome, ms, score = 'NULL' } = details[metric.grain]
  const rows = `FROM ${metric.grain} FINAL\nWHERE ${conditions.join('\n  AND ')}`
  return {
    // What counts a contact once lists it once: by the last of its rows.
    from: metric.sql.perContact
      ? `FROM (SELECT * ${rows}\nORDER BY ${metric.sql.at} DESC LIMIT 1 BY contact_id)`
      : rows,
    at: metric.sql.at,
    columns: [...names, `${outcome} AS row_outcome`, `${ms} AS row_ms`, `${score} AS row_score`],
  }
}

/** Contacts that an agent had in hand at any moment of the time. */
function workSource(metric: Metric, query: MetricQuery, scope: Scope): ReturnType<typeof sourceOf> {
  const conditions = countedSql({ ...metric, sql: { at: 'started_at', value: '' } }, query, scope)
  const { ms } = details.work
  return {
    from: `FROM work FINAL\nWHERE ${conditions.join('\n  AND ')}`,
    at: 'started_at',
    columns: [
      'NULL AS by_queue',
      'agent_id AS by_agent',
      'NULL AS by_brand',
      'channel AS by_channel',
      'NULL AS row_outcome',
      `${ms} AS row_ms`,
      'NULL AS row_score',
    ],
  }
}

interface Detail {
  readonly outcome: string
  readonly ms: string
  readonly score?: string
}

/** What a row of a grain tells beside where it belongs; nothing that was not known at `as_of`. */
const details: Readonly<Record<Exclude<Grain, 'agent_state'>, Detail>> = {
  contact: {
    outcome: 'if(ended_at <= as_of, ended_by, NULL)',
    ms: lasting('created_at', 'ended_at'),
    score: 'if(rated_at <= as_of, score, NULL)',
  },
  visit: { outcome: 'if(exited_at <= as_of, outcome, NULL)', ms: lasting('entered_at', 'exited_at') },
  offer: { outcome: 'if(ended_at <= as_of, outcome, NULL)', ms: lasting('made_at', 'ended_at') },
  segment: {
    outcome: 'if(wrap_up_ended_at <= as_of, disposition, NULL)',
    ms: lasting('accepted_at', 'wrap_up_ended_at'),
  },
  turn: { outcome: 'NULL', ms: lasting('asked_at', 'answered_at') },
  measure: { outcome: 'NULL', ms: 'ifNull(toInt64(heard_ms) - accepted_ms, 0)' },
  work: { outcome: 'NULL', ms: lasting('started_at', 'ended_at') },
}

/** Milliseconds up to its end, or up to `as_of`. */
function lasting(begin: string, end: string): string {
  return `dateDiff('millisecond', ${begin}, least(ifNull(${end}, as_of), as_of))`
}
