import type { Interval } from './query.js'

const minute = 60_000
const sizes: Readonly<Record<Exclude<Interval, 'range'>, number>> = {
  '15m': 15 * minute,
  '30m': 30 * minute,
  '1h': 60 * minute,
  '1d': 1440 * minute,
}

/** Whether the zone's name is one that this runtime knows. */
export function isZone(tz: string): boolean {
  try {
    zone(tz)
    return true
  } catch {
    return false
  }
}

/**
 * When the local interval that holds `at` began, in epoch ms. Quarters and hours are those of the local clock, also for
 * zones at :30 and :45; the hour that a clock repeats is two intervals; a day begins at its first instant.
 */
export function intervalStart(at: number, interval: Exclude<Interval, 'range'>, tz: string): number {
  const size = sizes[interval]
  const offset = offsetAt(at, tz)
  const local = Math.floor((at + offset) / size) * size
  return interval === '1d' ? dayStart(local, tz) : local - offset
}

/** The begins of all intervals that [from, to) touches, in order. */
export function intervalStarts(query: {
  from: number
  to: number
  interval: Interval
  tz: string
}): readonly number[] {
  const { from, to, interval, tz } = query
  if (interval === 'range') return [from]
  const starts: number[] = []
  for (let start = intervalStart(from, interval, tz); start < to; start = following(start, interval, tz))
    starts.push(start)
  return starts
}

/** When the interval that begins at `start` is over, in epoch ms; that of the whole range with the range. */
export function intervalEnd(
  start: number,
  { to, interval, tz }: { readonly to: number; readonly interval: Interval; readonly tz: string },
): number {
  return interval === 'range' ? to : following(start, interval, tz)
}

function following(start: number, interval: Exclude<Interval, 'range'>, tz: string): number {
  if (interval !== '1d') return intervalStart(start + sizes[interval], interval, tz)
  const local = start + offsetAt(start, tz)
  return dayStart(Math.floor(local / sizes['1d']) * sizes['1d'] + sizes['1d'], tz)
}

/** The first instant of the local day whose midnight is `local` (as if it were UTC). Where midnight is skipped, the day begins later. */
function dayStart(local: number, tz: string): number {
  const offsets = [-sizes['1d'], 0, sizes['1d']].map((away) => offsetAt(local + away, tz))
  const candidates = offsets.map((offset) => local - offset)
  const within = candidates.filter(
    (start) => Math.floor((start + offsetAt(start, tz)) / sizes['1d']) * sizes['1d'] === local,
  )
  return Math.min(...(within.length > 0 ? within : candidates))
}

const zones = new Map<string, Intl.DateTimeFormat>()

function zone(tz: string): Intl.DateTimeFormat {
  let format = zones.get(tz)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: tz,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    zones.set(tz, format)
  }
  return format
}

/** How far the zone's clock is ahead of UTC at an instant, in ms. */
function offsetAt(at: number, tz: string): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of zone(tz).formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minutes, second) - Math.floor(at / 1000) * 1000
}
