import { shortId } from '../words/format.js'
import { addressOf } from './address.js'
import type { Asked, Filters, Opened } from './address.js'
import type { Answers, Standing } from './answers.js'
import { figureText } from './figures.js'
import type { Period, Span } from './period.js'
import type { Dimension, Metric, Names, NumberRow, Question } from './reports-api.js'
import type { ReportWords } from './words-en.js'

/** What drawing a page of the reports needs. */
export interface ReportContext {
  readonly words: ReportWords
  /** The language of numbers and days (BCP 47). */
  readonly tag: string
  readonly theme: string
  readonly asked: Asked
  readonly period: Period
  readonly metrics: readonly Metric[]
  readonly names: Names
  readonly answers: Answers
  /** Whether this person sees some brands only, and so no time of agents. */
  readonly ofBrands: boolean
  /** Goes to another page of the reports. */
  readonly go: (asked: Asked) => void
}

/** A question about a metric over the period that is asked for, narrowed by the filters of the page. */
export function questionOf(
  { asked, period, names }: ReportContext,
  metric: string,
  more: { readonly interval?: Question['interval']; readonly by?: Dimension; readonly span?: Span } = {},
): Question {
  const { interval = 'range', by, span = period.span } = more
  return {
    metric,
    from: span.from,
    to: span.to,
    interval,
    tz: names.zone,
    ...(by !== undefined && { by }),
    filters: asked.filters,
  }
}

/** The one number of a question over a range; null where there is none (yet). */
export function rangeRow({ numbers }: Standing): NumberRow | null {
  return numbers?.rows[0] ?? null
}

/** A metric of the list, by its key; one that is not there is a count of that name. */
export function metricOf({ metrics }: Pick<ReportContext, 'metrics'>, key: string): Metric {
  const unknown: Metric = {
    key,
    name: key,
    unit: 'count',
    grain: '',
    definition: '',
    attribution: { mode: 'instant', moment: '' },
    dimensions: [],
  }
  return metrics.find((metric) => metric.key === key) ?? unknown
}

/** What a metric is called in the language of the page. */
export function metricName(context: Pick<ReportContext, 'metrics' | 'words'>, key: string): string {
  return context.words.metrics[key] ?? metricOf(context, key).name
}

/** What an id is called; `null` is nobody, and what one may not know by name stays unnamed. */
export function nameOf(
  { names, words }: Pick<ReportContext, 'names' | 'words'>,
  dimension: Dimension,
  id: string | null,
): string {
  if (id === null || id === '' || id === 'none') return words.someone[dimension]
  if (dimension === 'channel') return words.channels[id] ?? id
  const known = { brand: names.brands, queue: names.queues, agent: names.agents }[dimension]
  const name = known.find((one) => one.id === id)?.name
  return name ?? (dimension === 'agent' ? words.agentShort(shortId(id)) : words.someone[dimension])
}

/** The address of the page with a number opened: the same question, at the moment that the number was taken at. */
export function openedHref(
  { asked }: Pick<ReportContext, 'asked'>,
  { metric, span, asOf, filters }: { metric: string; span: Span; asOf: number; filters: Filters },
): string {
  const opened: Opened = { metric, from: span.from, to: span.to, asOf, ...filters }
  return `#reports/${addressOf({ ...asked, opened, contact: '' })}`
}

/** A value with its unit, in the language of the page. */
export function told(
  { tag, metrics }: Pick<ReportContext, 'tag' | 'metrics'>,
  metric: string,
  value: number | null,
): string {
  return figureText(value, metricOf({ metrics }, metric).unit, tag)
}

/** The end of the interval that begins at `start`: the begin of the next one, or the end of all. */
export function intervalSpan(rows: readonly NumberRow[], start: number, { to }: Span): Span {
  const later = rows.map((row) => row.start).filter((other) => other > start)
  return { from: start, to: later.length === 0 ? to : Math.min(...later) }
}
