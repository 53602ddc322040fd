import type { Unit } from './reports-api.js'

/** What stands for no data. */
export const none = '–'

/** A figure with its unit apart, as cards draw it. */
export interface Figure {
  readonly text: string
  readonly unit: string
}

/** A value as figures show it, by the language of `tag`: `83.4` `%`, `5:14`, `1,184`. */
export function figure(value: number | null, unit: Unit, tag: string): Figure {
  if (value === null) return { text: none, unit: '' }
  switch (unit) {
    case 'ratio':
      return { text: number(value * 100, tag, 1), unit: '%' }
    case 'ms':
      return { text: clock(value), unit: '' }
    case 'score':
    case 'number':
      return { text: number(value, tag, 2), unit: '' }
    case 'count':
      return { text: number(value, tag, 0), unit: '' }
    default:
      return unit satisfies never
  }
}

/** The same on one line: `83.4 %`. */
export function figureText(value: number | null, unit: Unit, tag: string): string {
  const { text, unit: sign } = figure(value, unit, tag)
  return sign === '' ? text : `${text} ${sign}`
}

/** A span of time: `0:11`, `12:40`, `1:02:09`; rounded to the second, tenths below ten seconds. `ms`: milliseconds. */
export function clock(ms: number): string {
  if (ms > 0 && ms < 1_000) return `0:00.${String(Math.min(9, Math.max(1, Math.round(ms / 100))))}`
  const whole = Math.round(ms / 1_000)
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return hours > 0 ? `${String(hours)}:${two(minutes)}:${two(seconds)}` : `${String(minutes)}:${two(seconds)}`
}

/** How a number has changed, and whether that is for the better. */
export interface Change {
  readonly arrow: '▲' | '▼' | '='
  /** `2.1` points, `0:09`, `6.0 %` */
  readonly amount: string
  readonly points: boolean
  readonly standing: 'good' | 'poor' | 'plain'
}

const betterUp = /^(service_level|csat|answer_rate|response_rate)/
const betterDown =
  /^(abandon|asa$|answer_wait|queue_time|longest_wait|handle_time|first_response|reply_time|rona|undelivered)/

/** What lies between a number and the one before it; null where one of the two is not there. */
export function changeOf(
  metric: string,
  { now, before, unit, tag }: { now: number | null; before: number | null; unit: Unit; tag: string },
): Change | null {
  if (now === null || before === null) return null
  if (unit === 'count' && before === 0) return null
  const difference = now - before
  const amount = {
    ratio: () => number(Math.abs(difference) * 100, tag, 1),
    ms: () => clock(Math.abs(difference)),
    score: () => number(Math.abs(difference), tag, 2),
    number: () => number(Math.abs(difference), tag, 2),
    count: () => `${number((Math.abs(difference) / before) * 100, tag, 1)} %`,
  }[unit]()
  // What reads the same has not changed: a tenth of a second between two 0:06 is nobody's news.
  const same = /^[0.,:%\s]*$/.test(amount) || figureText(now, unit, tag) === figureText(before, unit, tag)
  if (same) return { arrow: '=', amount, points: unit === 'ratio', standing: 'plain' }
  const better = betterUp.test(metric) ? difference > 0 : betterDown.test(metric) ? difference < 0 : null
  return {
    arrow: difference > 0 ? '▲' : '▼',
    amount,
    points: unit === 'ratio',
    standing: better === null ? 'plain' : better ? 'good' : 'poor',
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function number(value: number, tag: string, digits: number): string {
  return new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  )
}
