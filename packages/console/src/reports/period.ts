import type { Asked } from './address.js'
import { dayAfter, dayStart, localClock } from './zone-days.js'

/** A stretch of time, in epoch ms; `to` is not within. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What is asked about, what it is compared with, and by what steps it is drawn. */
export interface Period {
  /** Up to the end of the last day, also where that has not come yet. */
  readonly span: Span
  /** As long before: of what is not over, as much as has passed. */
  readonly before: Span
  readonly step: '30m' | '1h' | '1d'
  /** Whether it goes on: its numbers change by themselves. */
  readonly open: boolean
  /** Local days, the last one within. */
  readonly first: string
  readonly last: string
}

/** The days of a period at a moment (epoch ms), by the calendar of a zone (IANA). */
export function periodOf(
  { period, first, last }: Pick<Asked, 'period' | 'first' | 'last'>,
  { now, tz }: { readonly now: number; readonly tz: string },
): Period {
  const today = localClock(now, tz).day
  const [from, until] = {
    today: [today, today],
    yesterday: [dayAfter(today, -1), dayAfter(today, -1)],
    '7d': [dayAfter(today, -6), today],
    '30d': [dayAfter(today, -29), today],
    days: [first, last],
  }[period] as [string, string]
  const days = Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) + 1
  const span = { from: dayStart(from, tz), to: dayStart(dayAfter(until, 1), tz) }
  const begin = dayStart(dayAfter(from, -days), tz)
  const passed = now < span.to ? Math.max(0, now - span.from) : span.to - span.from
  return {
    span,
    before: { from: begin, to: now < span.to ? Math.max(begin + 1, begin + passed) : span.from },
    step: days === 1 ? '30m' : days <= 3 ? '1h' : '1d',
    open: now < span.to,
    first: from,
    last: until,
  }
}
