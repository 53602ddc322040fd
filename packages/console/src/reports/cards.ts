import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { icon } from '../look/icons.js'
import type { Standing } from './answers.js'
import { metricName, metricOf, openedHref, questionOf, rangeRow, told } from './context.js'
import type { ReportContext } from './context.js'
import { defined } from './definition.js'
import { changeOf, figure } from './figures.js'
import { filled } from './filled.js'
import { goalOf } from './goals.js'
import { timeToTheSecond } from './moments.js'
import { openNumber, takenOver } from './numbers.js'
import type { NumberRow } from './reports-api.js'
import { spark } from './spark.js'

/** A card's metric, and what stands small below the figure. */
export interface Card {
  readonly metric: string
  readonly below?: (context: ReportContext, count: TemplateResult) => TemplateResult
  /** Fewer than these are too few to compare: the range is told instead. */
  readonly range?: { readonly low: string; readonly high: string; readonly least: number }
}

/** Cards in a row, each a number over the whole period with how it went and how it was before. */
export function cardRow(context: ReportContext, cards: readonly Card[]): TemplateResult {
  return html`<section class="cards" aria-label=${context.words.views[context.asked.view]}>${cards.map((card) => oneCard(context, card))}</section>`
}

function oneCard(context: ReportContext, card: Card): TemplateResult {
  const { words, answers } = context
  const { metric } = card
  const standing = answers.of(questionOf(context, metric))
  const row = rangeRow(standing)
  if (row === null && standing.fault !== null)
    return html`<div class="card wrong">${defined(context, metric)}
      <p class="fault" role="alert">${icon('alert', 16)}<span>${standing.fault.away ? words.away : words.failed} ${standing.fault.said}</span></p>
    </div>`
  if (row === null)
    return html`<div class="card" aria-busy="true">${defined(context, metric)}<span class="bar half tall"></span><span class="bar short"></span><span class="bar most low"></span></div>`
  const { text, unit } = figure(row.value, metricOf(context, metric).unit, context.tag)
  const asOf = standing.numbers?.asOf ?? 0
  const href = openedHref(context, {
    metric,
    span: context.period.span,
    asOf,
    filters: context.asked.filters,
  })
  const label = words.open(told(context, metric, row.value), metricName(context, metric))
  return html`<div class="card">
    ${defined(context, metric, metric.startsWith('service_level') ? thresholds(context, standing) : '')}
    ${
      row.n === 0
        ? html`<span class="value zero">${text}</span><span class="small-print">${row.value === null ? words.noShare : words.noData}</span>`
        : html`<a class="value" href=${href} aria-label=${label} title=${takenOver(context, row.n)}>${text}${unit === '' ? nothing : html`<small> ${unit}</small>`}</a>
          ${below(context, card, { row, asOf })}`
    }
    <span class="small-print as-of">${words.asOf(timeToTheSecond(asOf, context.names.zone, context.tag))}, ${context.names.zone}</span>
  </div>`
}

function below(
  context: ReportContext,
  { metric, below: more, range }: Card,
  { row, asOf }: { row: NumberRow; asOf: number },
): TemplateResult {
  const { words, asked, answers, tag, names, period } = context
  const text = new Intl.NumberFormat(tag).format(row.n)
  const of = { metric, span: period.span, asOf, filters: asked.filters }
  const count = openNumber(context, { ...of, value: row.n, n: row.n, text })
  if (range !== undefined && row.n < range.least)
    return html`<span class="small-print">${filled(words.ratings, count)}. ${filled(words.between, besideNumber(context, range.low), besideNumber(context, range.high))}</span>`
  const goal = metric.startsWith('service_level') ? goalOf(names, asked.filters) : null
  const course = answers.of(questionOf(context, metric, { interval: period.step })).numbers?.rows ?? []
  return html`${asked.compare ? change(context, metric, row.value) : nothing}
    ${goal === null ? nothing : html`<span class="small-print">${words.goal(told(context, metric, goal))}</span>`}
    ${more === undefined ? nothing : html`<span class="small-print cut">${more(context, count)}</span>`}
    ${spark(
      course.map(({ value }) => value),
      goal,
    )}`
}

/** Another number over the same time, small in a sentence. */
export function besideNumber(context: ReportContext, metric: string): TemplateResult {
  const { numbers, ...standing } = context.answers.of(questionOf(context, metric))
  const row = rangeRow({ numbers, ...standing })
  const of = { metric, span: context.period.span, filters: context.asked.filters }
  return openNumber(context, { ...of, value: row?.value ?? null, n: row?.n ?? 0, asOf: numbers?.asOf ?? 0 })
}

/** How it was before, by a sign, a colour and words; it opens the contacts of before. */
export function change(
  context: ReportContext,
  metric: string,
  now: number | null,
): TemplateResult | typeof nothing {
  const { words, answers, period, tag } = context
  const { unit } = metricOf(context, metric)
  const { numbers } = answers.of(questionOf(context, metric, { span: period.before }))
  const row = numbers?.rows[0]
  const before = row?.value ?? null
  const changed = changeOf(metric, { now, before, unit, tag })
  if (changed === null) return nothing
  const { arrow, amount, points, standing } = changed
  const said = arrow === '=' ? words.same : `${arrow} ${points ? words.points(amount) : amount}`
  const was = told(context, metric, before)
  const of = { metric, span: period.before, asOf: numbers?.asOf ?? 0, filters: context.asked.filters }
  return html`<span class="change ${standing}">${said} <span class="was">${filled(words.before, openNumber(context, { ...of, value: before, n: row?.n ?? 0, text: was }))}</span></span>`
}

/** The threshold of service level, where it is one for all that is shown. */
function thresholds({ words, asked }: ReportContext, { numbers }: Standing): string {
  const targets = numbers?.targets ?? []
  if (targets.length === 0) return ''
  const { queue, channel } = asked.filters
  const ours = targets.filter(
    (target) =>
      (queue === '' || target.queue === undefined || target.queue === queue) &&
      (channel === '' || target.channel === undefined || target.channel === channel),
  )
  const own = ours.filter((target) => target.queue !== undefined)
  const [first, ...rest] = new Set((own.length > 0 ? own : ours).map(({ targetMs }) => targetMs))
  return first === undefined || rest.length > 0 ? '' : `, ${words.within(String(first / 1000))}`
}
