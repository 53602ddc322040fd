import { defaultTargets, type MetricQuery, type Target } from '../query/query.js'
import type { Visit } from './visits.js'

/** For a reference: the target that holds for a visit. */
export function targetOf(query: MetricQuery, { enteredAt, group }: Visit): Target {
  const holding = [...defaultTargets, ...(query.targets ?? [])].filter(
    ({ queue, channel, since = 0 }) =>
      (queue === undefined || queue === group.queue) &&
      (channel === undefined || channel === group.channel) &&
      since <= enteredAt,
  )
  return holding.reduce((best, target) => {
    const better = points(target) - points(best) || (target.since ?? 0) - (best.since ?? 0)
    return better >= 0 ? target : best
  })
}

/** How particular a target is. */
function points({ queue, channel }: Target): number {
  return Number(queue !== undefined) * 2 + Number(channel !== undefined)
}
