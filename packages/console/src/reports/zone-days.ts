const dayMs = 86_400_000

/** How a zone's clock stands at a moment. */
export interface LocalClock {
  /** `2026-11-24` */
  readonly day: string
  readonly hour: number
  readonly minute: number
}

/** What the clock of a zone (IANA) shows at a moment, in epoch ms. */
export function localClock(at: number, tz: string): LocalClock {
  const { year, month, day, hour, minute } = partsAt(at, tz)
  return { day: `${String(year)}-${two(month)}-${two(day)}`, hour, minute }
}

/** When a local day begins, in epoch ms; where midnight is skipped, the first moment after it. `day`: `2026-11-24`. */
export function dayStart(day: string, tz: string): number {
  const local = Date.parse(`${day}T00:00:00Z`)
  const guesses = [-dayMs, 0, dayMs].map((away) => local - aheadAt(local + away, tz))
  const within = guesses.filter((at) => localClock(at, tz).day === day)
  return Math.min(...(within.length > 0 ? within : guesses))
}

/** The local day that lies so many days from another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whether text is a day of the calendar, as `2026-11-24`. */
export function isDay(text: string): boolean {
  const noon = Date.parse(`${text}T12:00:00Z`)
  // What the calendar does not have is not read, or read as a day of the month after.
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(noon) && dayAfter(text, 0) === text
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** How far the zone's clock is ahead of UTC, in ms. */
function aheadAt(at: number, tz: string): number {
  const { year, month, day, hour, minute, second } = partsAt(at, tz)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

type Parts = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>

const formats = new Map<string, Intl.DateTimeFormat>()

function partsAt(at: number, timeZone: string): Parts {
  let format = formats.get(timeZone)
  if (format === undefined) {
    const numeric = 'numeric' as const
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    })
    formats.set(timeZone, format)
  }
  const told: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of format.formatToParts(at)) told[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = told
  return { year, month, day, hour, minute, second }
}
