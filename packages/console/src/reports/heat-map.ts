import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { intervalSpan, metricName, metricOf, openedHref, questionOf, told } from './context.js'
import type { ReportContext } from './context.js'
import { defined } from './definition.js'
import { dayGrid, heatLevel } from './heat-scale.js'
import { dayName } from './moments.js'
import { files } from './number-files.js'
import { takenOver } from './numbers.js'
import type { Span } from './period.js'
import type { NumberRow } from './reports-api.js'
import { dayAfter, dayStart } from './zone-days.js'

/** A metric by day and hour of the centre's clock. Arrows go from cell to cell; a cell opens the contacts behind it. */
export function heatMap(context: ReportContext, metric: string): TemplateResult {
  const { words, answers, period, names } = context
  // A single day is shown among the week that it ends.
  const days = (Date.parse(period.last) - Date.parse(period.first)) / 86_400_000 + 1
  const first = days < 7 ? dayAfter(period.last, -6) : days > 31 ? dayAfter(period.last, -30) : period.first
  const span: Span = { from: dayStart(first, names.zone), to: period.span.to }
  const question = questionOf(context, metric, { interval: '1h', span })
  const { numbers, fault } = answers.of(question)
  const title = words.heat(metricName(context, metric))
  return html`<section class="panel">
    <div class="panel-head"><h2>${defined(context, metric)} <span>${words.byStep['1h']}</span></h2>
      <div class="key" aria-hidden="true"><span>${words.low}</span>${[0, 1, 2, 3, 4, 5, 6].map((level) => html`<i class="h${level}"></i>`)}<span>${words.high}</span></div>
      ${files(context, { question, asOf: numbers?.asOf ?? 0, title, drawn: false })}
    </div>
    ${
      numbers === null
        ? fault === null
          ? html`<div class="wait" aria-busy="true"><span class="sr">${words.loading}</span><span class="bar"></span></div>`
          : html`<div class="empty" role="alert"><p>${fault.away ? words.away : words.failed} ${fault.said}</p></div>`
        : grid(context, { metric, rows: numbers.rows, asOf: numbers.asOf, span, title })
    }
  </section>`
}

interface Grid {
  readonly metric: string
  readonly rows: readonly NumberRow[]
  readonly asOf: number
  readonly span: Span
  readonly title: string
}

function grid(context: ReportContext, of: Grid): TemplateResult {
  const { names, tag } = context
  const { hours, days } = dayGrid(of.rows, names.zone)
  return html`<div class="box" tabindex="0" role="region" aria-label=${of.title} @keydown=${step}><table class="heat">
    <thead><tr><td></td>${hours.map((hour, index) => html`<th scope="col">${index % 2 === 0 ? hour : html`<span class="sr">${hour}</span>`}</th>`)}</tr></thead>
    <tbody>${days.map(
      ({ cells, start }) => html`<tr><th scope="row">${dayName(start, names.zone, tag)}</th>
      ${hours.map((hour) => {
        const row = cells.get(hour)
        return row === undefined || row.start > of.asOf
          ? html`<td><i class="unknown"></i></td>`
          : cell(context, of, { row, hour })
      })}</tr>`,
    )}</tbody>
  </table></div>`
}

function cell(
  context: ReportContext,
  of: Grid,
  { row, hour }: { row: NumberRow; hour: string },
): TemplateResult {
  const { words, names, tag, asked } = context
  const value = told(context, of.metric, row.value)
  const label = words.heatCell(dayName(row.start, names.zone, tag), hour, value)
  if (row.n === 0)
    return html`<td><i class="nothing" title=${label}><span class="sr">${value}</span></i></td>`
  const known = of.rows.flatMap((one) => one.value ?? [])
  const level = heatLevel(row.value, known)
  const span = intervalSpan(of.rows, row.start, of.span)
  const href = openedHref(context, { metric: of.metric, span, asOf: of.asOf, filters: asked.filters })
  return html`<td><a class="h${level}" href=${href} aria-label=${label} title="${label}. ${takenOver(context, row.n)}">${level === 6 && metricOf(context, of.metric).unit !== 'ms' ? value.replace(' %', '') : nothing}</a></td>`
}

/** Arrows move between cells that have something, in their row or column. */
function step(event: KeyboardEvent): void {
  const from = (event.target as HTMLElement).closest('td')
  const row = from?.parentElement
  if (!from || !row || !event.key.startsWith('Arrow')) return
  const column = [...row.children].indexOf(from)
  const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
  const back = event.key === 'ArrowLeft' || event.key === 'ArrowUp'
  const line = sideways
    ? [...row.children]
    : [...(row.parentElement?.children ?? [])].map((one) => one.children[column])
  const at = line.indexOf(from)
  const ahead = back ? line.slice(0, at).toReversed() : line.slice(at + 1)
  const next = ahead.map((one) => one?.querySelector('a')).find((link) => link)
  if (!next) return
  event.preventDefault()
  next.focus()
}
