import { csatMean } from './csat-mean.js'
import { csat } from './csat.js'
import { handleTime } from './handle-time.js'
import { holdTime } from './hold-time.js'
import type { Metric } from './metric.js'
import { talkTime } from './talk-time.js'
import { wrapUpTime } from './wrap-up-time.js'

/** Every metric; menus, the API and the docs are made from this list. A new one is a file and a line here. */
export const metrics: readonly Metric[] = [handleTime, talkTime, holdTime, wrapUpTime, csat, csatMean]

/** The metric with a key. */
export function metricOf(key: string): Metric | null {
  return metrics.find((metric) => metric.key === key) ?? null
}
