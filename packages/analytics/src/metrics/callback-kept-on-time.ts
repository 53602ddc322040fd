import { callbacksOf, type Callback } from '../reference/callbacks.js'
import { mean, summaryRows } from '../reference/summary.js'
import type { Metric } from './metric.js'
import { msBetween } from './sql.js'

/** How long after the promised time the first call may come, in ms: half an hour. */
const windowMs = 1_800_000

const triedSql = 'ifNull(attempted_at <= as_of, 0)'
const windowOverSql = `${msBetween('promised_at', 'as_of')} > ${windowMs}`
const cancelledSql = `ifNull(ended_by = 'visitor' AND ended_at <= as_of AND ${msBetween('promised_at', 'ended_at')} <= ${windowMs}, 0)`
const keptSql = `(${triedSql} AND ifNull(${msBetween('promised_at', 'attempted_at')} BETWEEN 0 AND ${windowMs}, 0))`

/** Share of promised calls that came in time. */
export const callbackKeptOnTime: Metric = {
  key: 'callback_kept_on_time',
  name: 'Call-backs kept on time',
  unit: 'ratio',
  grain: 'contact',
  definition:
    'The share of wished calls whose first try came within half an hour from the promised time on (the time that the visitor chose, else that of the wish); an earlier try is not in time. Wishes that are not tried count once the half hour is over, unless the visitor took them back before; n is the number that count.',
  attribution: { mode: 'cohort', moment: 'the promised time' },
  dimensions: ['queue', 'brand', 'channel'],
  sql: {
    at: 'promised_at',
    where: `${triedSql} OR (${windowOverSql} AND NOT ${cancelledSql})`,
    value: `countIf(${keptSql}) / count()`,
  },
  reference: (facts, query) => {
    const judged = callbacksOf(facts, query.asOf).flatMap((callback) => {
      const value = kept(callback, query.asOf)
      return value === null ? [] : [{ at: callback.promisedAt, value: value ? 1 : 0, group: callback.group }]
    })
    return summaryRows(judged, query, mean)
  },
}

/** Null where it is not known yet, or was taken back. */
function kept({ promisedAt, firstTriedAt, cancelledAt }: Callback, asOf: number): boolean | null {
  const until = promisedAt + windowMs
  if (firstTriedAt !== null) return firstTriedAt >= promisedAt && firstTriedAt <= until
  if (asOf <= until || (cancelledAt !== null && cancelledAt <= until)) return null
  return false
}
