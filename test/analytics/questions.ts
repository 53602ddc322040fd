import {
  dimensions,
  intervals,
  type Dimension,
  type Metric,
  type MetricQuery,
  type Target,
} from '@switchboard/analytics'
import { places } from './histories.js'
import type { Random } from './random.js'

/** Zones with whole, half and quarter hours, with and without changing clocks. */
export const zones = [
  'UTC',
  'Asia/Ho_Chi_Minh',
  'Europe/Paris',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'America/St_Johns',
  'America/Santiago',
  'Pacific/Chatham',
]

/** A random question about a metric over a time in which something may have happened. */
export function randomQuestion(
  random: Random,
  metric: Metric,
  { from, days }: { from: number; days: number },
): MetricQuery {
  const begin = from + random.pick([0, -3_600_000, 86_400_000, random.below(days * 86_400_000)])
  const to = begin + random.pick([days, 1, days + 1]) * 86_400_000 - random.pick([0, 0, 1, 1_234_567])
  const able = metric.dimensions ?? dimensions
  const by = able.filter(() => random.chance(0.25))
  const known: Readonly<Record<Dimension, readonly string[]>> = {
    queue: places.queues,
    agent: places.agents,
    brand: places.brands,
    channel: ['chat', 'voice'],
  }
  const filter = Object.fromEntries(
    able
      .filter(() => random.chance(0.15))
      .map((dimension) => [dimension, known[dimension].filter(() => random.chance(0.6))]),
  )
  return {
    metric: metric.key,
    from: begin,
    to,
    interval: random.pick(intervals),
    tz: random.pick(zones),
    by,
    filter,
    ...(metric.targets && random.chance(0.7) ? { targets: randomTargets(random, from) } : {}),
    asOf: random.chance(0.5) ? to + 30 * 86_400_000 : begin + random.below(to - begin),
  }
}

function randomTargets(random: Random, from: number): readonly Target[] {
  return Array.from({ length: 1 + random.below(5) }, () => ({
    targetMs: random.pick([0, 9_000, 70_000]),
    shortMs: random.pick([0, 3_000, 9_000]),
    ...(random.chance(0.5) ? { queue: random.pick(places.queues) } : {}),
    ...(random.chance(0.5) ? { channel: random.pick(['chat', 'voice']) } : {}),
    ...(random.chance(0.5) ? { since: from + random.below(6 * 86_400_000) } : {}),
  }))
}
