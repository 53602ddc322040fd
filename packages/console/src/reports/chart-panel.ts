import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { icon, slackCord } from '../look/icons.js'
import type { Standing } from './answers.js'
import './chart.js'
import type { Point, Series } from './chart.js'
import { intervalSpan, metricName, metricOf, openedHref, questionOf, told } from './context.js'
import type { ReportContext } from './context.js'
import { defined } from './definition.js'
import { dayName, intervalName } from './moments.js'
import { files } from './number-files.js'
import { openNumber } from './numbers.js'
import type { Numbers, Question } from './reports-api.js'

/** What a chart draws: each metric a line or a part of the bars, in colours of the look. */
export interface ChartPlan {
  readonly title: string
  readonly kind: 'line' | 'bar'
  readonly parts: readonly { readonly metric: string; readonly name?: string; readonly colour: string }[]
  /** A line that is aimed at. */
  readonly goal?: number | null
}

/** A chart over the period, the table behind it, and its files. */
export function chartPanel(context: ReportContext, plan: ChartPlan): TemplateResult {
  const { words, answers, period } = context
  const interval = period.step
  const asked = plan.parts.map((part) => {
    const question = questionOf(context, part.metric, { interval })
    return { part, question, standing: answers.of(question) }
  })
  const [main] = asked
  return html`<section class="panel chart">
    <div class="panel-head">
      <h2>${main === undefined || plan.parts.length > 1 ? plan.title : defined(context, main.part.metric)} <span>${[words.variants[main?.part.metric ?? ''] ?? '', words.byStep[interval]].filter((part) => part !== '').join(', ')}</span></h2>
      ${main === undefined ? nothing : files(context, { question: main.question, metrics: plan.parts.map(({ metric }) => metric), asOf: main.standing.numbers?.asOf ?? 0, title: plan.title })}
    </div>
    ${drawn(context, plan, asked)}
  </section>`
}

type AskedPart = {
  readonly part: ChartPlan['parts'][number]
  readonly question: Question
  readonly standing: Standing
}

function drawn(context: ReportContext, plan: ChartPlan, asked: readonly AskedPart[]): TemplateResult {
  const { words } = context
  const fault = asked.find(({ standing }) => standing.numbers === null && standing.fault !== null)?.standing
    .fault
  if (fault)
    return html`<div class="empty" role="alert">${icon('alert', 28)}<h3>${fault.away ? words.away : words.failed}</h3><p>${fault.said}</p></div>`
  const found = asked.flatMap(({ part, standing }) =>
    standing.numbers === null ? [] : [{ part, numbers: standing.numbers }],
  )
  const [first] = found
  if (first === undefined || found.length < asked.length)
    return html`<div class="wait" aria-busy="true"><span class="sr">${words.loading}</span><span class="bar"></span></div>`
  if (found.every(({ numbers }) => numbers.rows.every(({ n }) => n === 0)))
    return html`<div class="empty">${slackCord()}<h3>${words.noData}</h3></div>`
  const { rows } = first.numbers
  const tz = context.names.zone
  const labels = rows.map(({ start }) =>
    intervalName(start, { interval: context.period.step, tz, tag: context.tag }),
  )
  const lines = seriesOf(context, plan, found)
  return html`${found.length > 1 ? legend(context, found) : keyOf(lines)}
    <console-chart
      .kind=${plan.kind} .labels=${labels} .series=${lines} .tag=${context.tag} .theme=${context.theme}
      .unit=${metricOf(context, first.part.metric).unit}
      .name=${finding(context, first)}
      @point=${({ detail: { index, series } }: CustomEvent<Point>) => openPoint(context, found[series] ?? first, index)}
    ></console-chart>
    ${tableBehind(context, found, labels)}`
}

type Found = { readonly part: ChartPlan['parts'][number]; readonly numbers: Numbers }

function seriesOf(
  context: ReportContext,
  { goal = null, kind }: ChartPlan,
  found: readonly Found[],
): readonly Series[] {
  const drawnOnes = found.map(({ part, numbers }): Series => ({
    name: part.name ?? metricName(context, part.metric),
    colour: part.colour,
    values: numbers.rows.map(({ value }) => value),
    least: goal,
    open: numbers.rows.map(({ start }) => numbers.provisional.includes(start)),
  }))
  const length = found[0]?.numbers.rows.length ?? 0
  const aim: Series = {
    name: context.words.goalName,
    colour: '--ink-3',
    dashed: true,
    values: Array.from({ length }, () => goal),
  }
  return [...drawnOnes, ...(kind === 'line' ? before(context, found) : []), ...(goal === null ? [] : [aim])]
}

/** One line alone has the same line of the period before beside it, where that is compared with. */
function before(context: ReportContext, found: readonly Found[]): readonly Series[] {
  const { asked, period, words, answers } = context
  const [only, ...others] = found
  if (only === undefined || others.length > 0 || !asked.compare) return []
  const question = questionOf(context, only.part.metric, { interval: period.step, span: period.before })
  const values = (answers.of(question).numbers?.rows ?? []).map(({ value }) => value)
  if (values.every((value) => value === null)) return []
  return [{ name: words.beforeName, colour: '--c2', dashed: true, values }]
}

/** What the dashed lines are. */
function keyOf(series: readonly Series[]): TemplateResult | typeof nothing {
  const dashed = series.filter((one) => one.dashed)
  if (dashed.length === 0) return nothing
  return html`<div class="key">${dashed.map(({ name, colour }) => html`<span><i class="dashed ${colour.slice(2)}"></i>${name}</span>`)}</div>`
}

function legend(context: ReportContext, found: readonly Found[]): TemplateResult {
  return html`<div class="key">${found.map(({ part }, index) => html`<span><i class="c${index + 1}"></i>${part.name ?? metricName(context, part.metric)}</span>`)}</div>`
}

/** What there is to see, in a sentence: where it was highest and lowest. */
function finding(context: ReportContext, { part, numbers }: Found): string {
  const known = numbers.rows.flatMap(({ start, value }) => (value === null ? [] : [{ start, value }]))
  const name = metricName(context, part.metric)
  const sorted = known.toSorted((a, b) => a.value - b.value)
  const [low, high] = [sorted[0], sorted.at(-1)]
  if (low === undefined || high === undefined) return name
  const at = (start: number): string =>
    intervalName(start, { interval: context.period.step, tz: context.names.zone, tag: context.tag })
  const { words } = context
  return `${name}; ${words.low} ${told(context, part.metric, low.value)} ${at(low.start)}, ${words.high} ${told(context, part.metric, high.value)} ${at(high.start)}`
}

function openPoint(context: ReportContext, { part, numbers }: Found, index: number): void {
  const row = numbers.rows[index]
  if (row === undefined || row.n === 0) return
  const span = intervalSpan(numbers.rows, row.start, context.period.span)
  location.hash = openedHref(context, {
    metric: part.metric,
    span,
    asOf: numbers.asOf,
    filters: context.asked.filters,
  })
}

function tableBehind(
  context: ReportContext,
  found: readonly Found[],
  labels: readonly string[],
): TemplateResult {
  const { words, names, tag, period, asked } = context
  const [first] = found
  if (first === undefined) return html``
  const open = new Set(first.numbers.provisional)
  return html`<details class="behind-chart"><summary>${words.table}</summary>
    <div class="box" tabindex="0" role="region" aria-label="${words.table}: ${metricName(context, first.part.metric)}"><table>
      <thead><tr><th scope="col">${words.when}</th>${found.map(({ part }) => html`<th scope="col" class="n">${part.name ?? metricName(context, part.metric)}</th>`)}<th scope="col" class="n">${words.taken}</th></tr></thead>
      <tbody>${first.numbers.rows.map(({ start, n }, index) => {
        if (start > first.numbers.asOf) return nothing
        const span = intervalSpan(first.numbers.rows, start, period.span)
        return html`<tr><th scope="row">${dayName(start, names.zone, tag)}${period.step === '1d' ? nothing : html` ${labels[index]}`}${open.has(start) ? html`<span class="tiny faint"> ${words.provisional}</span>` : nothing}</th>
          ${found.map(({ part, numbers }) => {
            const row = numbers.rows[index]
            return html`<td class="n">${openNumber(context, { metric: part.metric, value: row?.value ?? null, n: row?.n ?? 0, span, asOf: numbers.asOf, filters: asked.filters })}</td>`
          })}<td class="n">${openNumber(context, { metric: first.part.metric, value: n, n, span, asOf: first.numbers.asOf, filters: asked.filters, text: new Intl.NumberFormat(tag).format(n) })}</td></tr>`
      })}</tbody>
    </table></div></details>`
}
