import { metricOf } from '../metrics/metrics.js'
import { intervalStarts, isZone } from './intervals.js'
import { intervalLimit, type MetricQuery, type QueryFault } from './query.js'

/** The first moment after what can be asked about; the engine's times end some decades later. */
const end = Date.UTC(2200, 0)
const minutes = { '15m': 15, '1h': 60, '1d': 23 * 60, range: Infinity } as const

/** What is wrong with a question, or null. Pure. */
export function faultOfQuery(query: MetricQuery): QueryFault | null {
  if (!metricOf(query.metric)) return { fault: `there is no metric ${query.metric}` }
  if (![query.from, query.to, query.asOf].every(Number.isSafeInteger))
    return { fault: 'from, to and asOf are whole milliseconds' }
  if (query.from >= query.to) return { fault: 'from must be before to' }
  if (query.from < 0 || query.to > end || query.asOf < 0 || query.asOf > end)
    return { fault: 'from, to and asOf lie between the years 1970 and 2200' }
  if (!isZone(query.tz)) return { fault: `there is no time zone ${query.tz}` }
  const count = (query.to - query.from) / (minutes[query.interval] * 60_000)
  if (count > intervalLimit) return { fault: `the range has more than ${intervalLimit} intervals` }
  return intervalStarts(query).length > intervalLimit
    ? { fault: `the range has more than ${intervalLimit} intervals` }
    : null
}
