import type { Standing } from '../session/standing.js'

const halfHour = 1_800_000

/**
 * Times to be called at, epoch ms: five, an hour apart on the half hour, within today's openings or from the next one on. Both
 * arguments in epoch ms; of a queue without hours, the next five hours.
 */
export function callTimes(openings: Standing['openings'], now: number): readonly number[] {
  const soon = Math.ceil((now + halfHour) / halfHour) * halfHour
  const present = openings?.today.find(({ from, to }) => from <= soon && (to === null || soon < to))
  const start = openings === null || present ? soon : openings.nextAt
  if (start === null) return []
  const end = start === soon ? (present?.to ?? Infinity) : Infinity
  return [0, 1, 2, 3, 4].map((hours) => start + hours * 2 * halfHour).filter((at) => at < end)
}
