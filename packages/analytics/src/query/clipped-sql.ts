import type { Metric } from '../metrics/metric.js'
import type { Interval } from './query.js'
import { startSql } from './start-sql.js'

/**
 * The rows of a grain cut where intervals meet: `piece` is the interval's begin (epoch ms) and how much of the row's time lies in
 * it, `ms`. A row that has not ended goes on to `as_of`.
 */
export function clippedFrom(metric: Metric, interval: Interval, conditions: readonly string[]): string {
  return `FROM (
  SELECT *, piece.2 AS ms,
    arrayJoin(arrayMap((point, following) -> (point, least(till, following) - greatest(begin, point)),
      points, arrayPushBack(arrayPopFront(points), till))) AS piece
  FROM (
    SELECT *, greatest(toUnixTimestamp64Milli(${metric.sql.at}), {from:Int64}) AS begin,
      least(toUnixTimestamp64Milli(ifNull(ended_at, as_of)), toUnixTimestamp64Milli(as_of), {to:Int64}) AS till,
      ${points[interval]} AS points
    FROM ${metric.grain} FINAL
    WHERE ${conditions.join('\n      AND ')}
  )
  WHERE till > begin
)`
}

/** The begins of all intervals from `begin` to before `till`, on the local clock. */
const points: Readonly<Record<Interval, string>> = {
  // Steps that leave out no interval: clocks move by quarters of an hour at least, and the shortest day has 23 hours.
  '15m': stepping('15m', 900_000),
  '30m': stepping('30m', 900_000),
  '1h': stepping('1h', 900_000),
  '1d': stepping('1d', 43_200_000),
  range: '[{from:Int64}]',
}

function stepping(interval: Exclude<Interval, 'range'>, step: number): string {
  const moment = `fromUnixTimestamp64Milli(least(begin + turn * ${step}, till - 1), 'UTC')`
  return `arraySort(arrayDistinct(arrayMap(turn -> ${startSql(interval, moment)},
        range(toUInt32(greatest(0, intDiv(till - begin, ${step}) + 2))))))`
}
