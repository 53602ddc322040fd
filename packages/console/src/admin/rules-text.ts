import { type Hours, dayName } from './hours-field.js'
import type { AdminWords } from './words-en.js'

/** Opening hours in one line: `Monday 08:00–12:00, 13:00–17:00 · …`, the days that are alike together. */
export function hoursText(hours: Hours | null, { rules }: AdminWords, language: string): string {
  if (hours === null) return rules.always
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    day,
    text: hours.weekly
      .filter((span) => span.day === day)
      .map(({ from, to }) => `${clock(from)}–${clock(to)}`)
      .join(', '),
  }))
  const runs: { first: number; last: number; text: string }[] = []
  for (const { day, text } of days) {
    const run = runs.at(-1)
    if (run !== undefined && run.text === text) run.last = day
    else runs.push({ first: day, last: day, text })
  }
  return (
    runs
      .filter(({ text }) => text !== '')
      .map(({ first, last, text }) => `${dayRange(first, last, language)} ${text}`)
      .join(' · ') || rules.neverOpen
  )
}

function dayRange(first: number, last: number, language: string): string {
  return first === last
    ? dayName(first, language)
    : `${dayName(first, language)} – ${dayName(last, language)}`
}

function clock(minutes: number): string {
  return minutes < 0
    ? '?'
    : `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
