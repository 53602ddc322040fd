import { nameOf } from './context.js'
import type { ReportContext } from './context.js'
import { timeToTheSecond } from './moments.js'
import type { Caption } from './chart-picture.js'

/** What is written above a picture of numbers: what they are, of which days, narrowed to what, in which zone, and as they were known when (epoch ms). */
export function captionOf(context: ReportContext, title: string, asOf: number): Omit<Caption, 'key'> {
  const { words, period, names, tag, asked } = context
  const day = new Intl.DateTimeFormat(tag, { timeZone: names.zone, dateStyle: 'medium' })
  const [first, last] = [period.span.from, period.span.to - 1].map((at) => day.format(at))
  const narrowed = (['brand', 'queue', 'channel', 'agent'] as const).flatMap((dimension) =>
    asked.filters[dimension] === '' ? [] : [nameOf(context, dimension, asked.filters[dimension])],
  )
  const days = first === last ? (first ?? '') : `${first ?? ''} – ${last ?? ''}`
  const moment = `${day.format(asOf)}, ${timeToTheSecond(asOf, names.zone, tag)}`
  return {
    title: `${title}, ${words.byStep[period.step]}`,
    lines: [[days, ...narrowed].join(' · '), `${words.zone(names.zone)}, ${words.asOf(moment)}`],
  }
}
