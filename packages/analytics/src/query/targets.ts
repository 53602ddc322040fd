import { defaultTargets, type MetricQuery, type Target } from './query.js'

/** The targets that hold for a question, the ones that win last: more particular ones, and among equals later ones. */
export function targetsOf({ targets = [] }: Pick<MetricQuery, 'targets'>): readonly Target[] {
  return [...defaultTargets, ...targets].toSorted(
    (a, b) => rank(a) - rank(b) || (a.since ?? 0) - (b.since ?? 0),
  )
}

function rank({ queue, channel }: Target): number {
  return (queue === undefined ? 0 : 2) + (channel === undefined ? 0 : 1)
}

/** The thresholds of a row of a visit, in SQL. */
export const targetSql: string = (['target', 'short'] as const)
  .map(
    (name) =>
      `arrayLast((ms, queue, its_channel, since) -> queue IN ('', queue_id) AND its_channel IN ('', channel) AND since <= toUnixTimestamp64Milli(entered_at),
    {${name}s:Array(Int64)}, {target_queues:Array(String)}, {target_channels:Array(String)}, {target_since:Array(Int64)}) AS ${name}_ms`,
  )
  .join(',\n  ')

/** The values that are bound for `targetSql`. */
export function targetParams(query: MetricQuery): Record<string, readonly (number | string)[]> {
  const targets = targetsOf(query)
  return {
    targets: targets.map(({ targetMs }) => targetMs),
    shorts: targets.map(({ shortMs }) => shortMs),
    target_queues: targets.map(({ queue = '' }) => queue),
    target_channels: targets.map(({ channel = '' }) => channel),
    target_since: targets.map(({ since = 0 }) => since),
  }
}
