import type { Question } from './reports-api.js'

/** The name of an interval that begins at a moment: `08:30`, `24 Nov`. Epoch ms, zone (IANA). */
export function intervalName(
  at: number,
  { interval, tz, tag }: Pick<Question, 'interval' | 'tz'> & { tag: string },
): string {
  if (interval === '1d' || interval === 'range')
    return new Intl.DateTimeFormat(tag, { timeZone: tz, day: 'numeric', month: 'short' }).format(at)
  return timeOfDay(at, tz, tag)
}

/** `08:30` */
export function timeOfDay(at: number, tz: string, tag: string): string {
  return new Intl.DateTimeFormat(tag, {
    timeZone: tz,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

/** `08:30:12` */
export function timeToTheSecond(at: number, tz: string, tag: string): string {
  return new Intl.DateTimeFormat(tag, {
    timeZone: tz,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

/** `Tue 24 Nov` */
export function dayName(at: number, tz: string, tag: string): string {
  return new Intl.DateTimeFormat(tag, {
    timeZone: tz,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(at)
}
