import { localTime } from '../desk/local-time.js'
import type { Dice } from './dice.js'

/** A day of a tenant's zone; epoch ms, `to` is the next midnight or when the simulation was asked for. */
export interface SimulatedDay {
  /** 1 to 7 from Monday on. */
  readonly weekday: number
  readonly from: number
  readonly to: number
  readonly contacts: number
}

const dayMs = 86_400_000
const minuteMs = 60_000
/** From the last arrival on a day that is still going on to its end: whoever was answered has been helped by then. */
export const quietMs = 75 * minuteMs
/** How many write on a day, from Monday to Sunday, and in each hour of it. */
const ofWeekday = [1.2, 1.08, 1, 0.98, 0.94, 0.52, 0.38]
const ofHour = [
  0, 0, 0, 0, 0, 0, 0.06, 0.4, 0.85, 1.2, 1.4, 1.35, 1, 0.95, 1.2, 1.25, 1.1, 0.9, 0.75, 0.6, 0.35, 0.08, 0,
  0,
]

/** The `days` whole days before the one of `until`, and what has passed of that one; `contacts` are shared out among them exactly. */
export function daysUntil(
  until: number,
  {
    days,
    contacts,
    zone,
    dice,
  }: { readonly days: number; readonly contacts: number; readonly zone: string; readonly dice: Dice },
): readonly SimulatedDay[] {
  const midnights = [midnightOf(until, zone)]
  for (let back = 0; back < days; back++)
    // Noon of the day before, whatever the clocks did at night.
    midnights.unshift(midnightOf((midnights[0] ?? until) - dayMs / 2, zone))
  const spans = midnights.map((from, place) => ({
    from,
    to: midnights[place + 1] ?? until,
    weekday: localTime(from, zone).day,
  }))
  const weights = spans.map(
    (span) => (ofWeekday[span.weekday - 1] ?? 1) * partOf(span, until) * (0.92 + 0.16 * dice.next()),
  )
  const shares = sharesOf(contacts, weights)
  return spans.map((span, place) => ({ ...span, contacts: shares[place] ?? 0 }))
}

/** When a day's contacts arrive, epoch ms, in order. */
export function arrivalsOf(
  { from, to, contacts }: SimulatedDay,
  until: number,
  dice: Dice,
): readonly number[] {
  const last = to === until ? to - quietMs : to
  const hours = ofHour.flatMap((weight, hour) => {
    const begins = from + hour * 60 * minuteMs
    const ms = Math.min(60 * minuteMs, Math.max(0, last - begins))
    return weight > 0 && ms > 0 ? [[{ begins, ms }, weight * ms] as const] : []
  })
  const moments = Array.from({ length: hours.length === 0 ? 0 : contacts }, () => {
    const { begins, ms } = dice.weighted(hours)
    return begins + Math.floor(dice.next() * ms)
  })
  return moments.toSorted((a, b) => a - b)
}

/** The part of a whole day's arrivals that fall into a span. */
function partOf({ from, to }: { readonly from: number; readonly to: number }, until: number): number {
  if (to !== until) return 1
  const all = ofHour.reduce((sum, weight) => sum + weight, 0)
  const passed = ofHour.map((weight, hour) => {
    const hourMs = 60 * minuteMs
    return weight * Math.min(1, Math.max(0, (to - quietMs - from - hour * hourMs) / hourMs))
  })
  return passed.reduce((sum, weight) => sum + weight, 0) / all
}

/** Whole numbers that are as the weights and come to `total`. */
function sharesOf(total: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (all > 0 ? (total * weight) / all : 0))
  const shares = exact.map(Math.floor)
  const left = total - shares.reduce((sum, share) => sum + share, 0)
  const byRest = exact
    .map((value, place) => ({ place, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest || a.place - b.place)
  for (const { place } of byRest.slice(0, left)) shares[place] = (shares[place] ?? 0) + 1
  return shares
}

/** The beginning of the local day that a moment is in, epoch ms. */
function midnightOf(at: number, zone: string): number {
  const { date, minute } = localTime(at, zone)
  const guess = Math.floor(at / minuteMs) * minuteMs - minute * minuteMs
  // Where the clocks were changed since midnight, the guess is an hour beside it.
  const { date: found, minute: beside } = localTime(guess, zone)
  return found === date ? guess - beside * minuteMs : guess + (24 * 60 - beside) * minuteMs
}
