import type { Metric } from '../metrics/metric.js'
import { intervalStarts, isZone } from './intervals.js'
import { dimensions, intervalLimit, type MetricQuery, type QueryFault, type Scope } from './query.js'

/** The first moment after what can be asked about; the engine's times end some decades later. */
const end = Date.UTC(2200, 0)
const minutes = { '15m': 15, '30m': 30, '1h': 60, '1d': 23 * 60, range: Infinity } as const

/** What is wrong with a question about a metric, or null. Pure. */
export function faultOfQuery(metric: Metric, query: MetricQuery, scope: Scope): QueryFault | null {
  const fault = faultOfTimes(query) ?? faultOfSplit(metric, query, scope) ?? faultOfTargets(query)
  return fault === null ? null : { fault }
}

function faultOfTimes(query: MetricQuery): string | null {
  const { from, to, asOf, tz, interval } = query
  if (![from, to, asOf].every(Number.isSafeInteger)) return 'from, to and asOf are whole milliseconds'
  if (from >= to) return 'from must be before to'
  if (from < 0 || to > end || asOf < 0 || asOf > end)
    return 'from, to and asOf lie between the years 1970 and 2200'
  if (!isZone(tz)) return `there is no time zone ${tz}`
  const tooMany = `the range has more than ${intervalLimit} intervals`
  if ((to - from) / (minutes[interval] * 60_000) > intervalLimit) return tooMany
  return intervalStarts(query).length > intervalLimit ? tooMany : null
}

function faultOfSplit(metric: Metric, { by = [], filter = {} }: MetricQuery, scope: Scope): string | null {
  const known = metric.dimensions ?? dimensions
  const unknown = dimensions.find(
    (dimension) => !known.includes(dimension) && (by.includes(dimension) || filter[dimension]),
  )
  if (unknown) return `${metric.key} has no ${unknown}; it knows ${known.join(', ')}`
  return scope.brands && !known.includes('brand')
    ? `${metric.key} is of all brands together, and you may see some only`
    : null
}

function faultOfTargets({ targets = [] }: MetricQuery): string | null {
  const whole = targets.every(({ targetMs, shortMs, since = 0 }) =>
    [targetMs, shortMs, since].every((ms) => Number.isSafeInteger(ms) && ms >= 0),
  )
  if (!whole) return 'targets are whole milliseconds, not below 0'
  return targets.length > 1_000 ? 'there are more than 1000 targets' : null
}
