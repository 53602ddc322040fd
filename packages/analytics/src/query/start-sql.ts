import type { Interval } from './query.js'

const quarter = (at: string): string => `toStartOfInterval(${at}, INTERVAL 15 MINUTE, {tz:String})`

/** When the local interval that holds a moment began, as epoch ms, in SQL. */
export function startSql(interval: Exclude<Interval, 'range'>, at: string): string {
  return `toInt64(${seconds[interval](at)}) * 1000`
}

const seconds: Readonly<Record<Exclude<Interval, 'range'>, (at: string) => string>> = {
  '15m': (at) => `toUnixTimestamp(${quarter(at)})`,
  // The engine counts half hours by Greenwich, where they are not those of a zone at :45.
  '30m': (at) => `toUnixTimestamp(${quarter(at)}) - 900 * intDiv(toMinute(${quarter(at)}) % 30, 15)`,
  '1h': (at) => `toUnixTimestamp(toStartOfInterval(${at}, INTERVAL 1 HOUR, {tz:String}))`,
  '1d': (at) => `toUnixTimestamp(toStartOfDay(${at}, {tz:String}))`,
}
