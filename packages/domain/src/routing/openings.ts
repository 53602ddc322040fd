import { isOpenAt } from './hours.js'
import type { Hours, LocalTime } from './hours.js'

/** A time for which a queue is open without a break, epoch ms; `to` null: longer than was looked ahead. */
export interface Opening {
  readonly from: number
  readonly to: number | null
}

/** When a queue is open around a moment. */
export interface Openings {
  readonly open: boolean
  /** Those of the local day, in order. */
  readonly today: readonly Opening[]
  /** When it opens next, after the present opening; null where that is more than two weeks away. */
  readonly nextAt: number | null
}

const minute = 60_000
const step = 5 * minute
const behind = 24 * 60 * minute
const ahead = 14 * 24 * 60 * minute

/**
 * The openings around `at` (epoch ms), by what the clock of the zone shows at any moment: so a day of 23 or 25 hours is right as
 * well. Hours are looked at every five minutes and then to the minute: a break shorter than that may be missed. Null: always open.
 */
export function openingsOf(
  hours: Hours | null,
  at: number,
  local: (at: number) => LocalTime,
): Openings | null {
  if (hours === null) return null
  const isOpen = (moment: number): boolean => isOpenAt(hours, local(moment))
  const start = Math.floor((at - behind) / step) * step
  const all: Opening[] = []
  let from: number | null = isOpen(start) ? start : null
  for (let moment = start + step; moment <= at + ahead && !isEnough(all, at); moment += step) {
    if (isOpen(moment) === (from !== null)) continue
    const turn = turnBetween(moment - step, moment, isOpen)
    if (from !== null) all.push({ from, to: turn })
    from = from === null ? turn : null
  }
  if (from !== null) all.push({ from, to: null })
  const today = local(at).date
  return {
    open: isOpen(at),
    today: all.filter((opening) => local(opening.from).date === today || isWithin(opening, at)),
    nextAt: all.find((opening) => opening.from > at)?.from ?? null,
  }
}

/** A whole opening that begins after the day: there is nothing more to learn. */
function isEnough(all: readonly Opening[], at: number): boolean {
  const last = all.at(-1)
  return last !== undefined && last.from > at + behind
}

function turnBetween(before: number, after: number, isOpen: (at: number) => boolean): number {
  const was = isOpen(before)
  for (let moment = before + minute; moment < after; moment += minute)
    if (isOpen(moment) !== was) return moment
  return after
}

function isWithin({ from, to }: Opening, at: number): boolean {
  return from <= at && (to === null || at < to)
}
