import { html, nothing, svg } from 'lit'
import type { TemplateResult } from 'lit'
import { icon } from '../look/icons.js'
import { files } from './number-files.js'
import { nameOf, questionOf } from './context.js'
import type { ReportContext } from './context.js'
import { defined } from './definition.js'
import { goalOf } from './goals.js'
import { openNumber } from './numbers.js'
import type { Dimension, NumberRow } from './reports-api.js'

/** A row a queue, agent or brand, a column a metric; each number opens its contacts. */
export function groupTable(
  context: ReportContext,
  {
    title,
    by,
    metrics,
  }: { readonly title: string; readonly by: Dimension; readonly metrics: readonly string[] },
): TemplateResult {
  const { words, answers } = context
  const columns = metrics.map((metric) => {
    const question = questionOf(context, metric, { by })
    return { metric, question, standing: answers.of(question) }
  })
  const loading = columns.some(({ standing }) => standing.numbers === null && standing.fault === null)
  const ids = [
    ...new Set(columns.flatMap(({ standing }) => (standing.numbers?.rows ?? []).map((row) => row[by] ?? ''))),
  ]
  const sorted = ids.toSorted((a, b) =>
    nameOf(context, by, a).localeCompare(nameOf(context, by, b), context.tag),
  )
  const [first] = columns
  return html`<section class="panel">
    <div class="panel-head"><h2>${title}</h2>
      ${first === undefined ? nothing : files(context, { question: first.question, metrics, asOf: first.standing.numbers?.asOf ?? 0, title, drawn: false })}
    </div>
    ${
      loading
        ? html`<div class="wait" aria-busy="true"><span class="sr">${words.loading}</span><span class="bar"></span></div>`
        : ids.length === 0
          ? html`<div class="empty"><p>${columns.some(({ standing }) => standing.fault) ? words.away : words.emptyTable}</p></div>`
          : html`<div class="box" tabindex="0" role="region" aria-label=${title}><table>
        <thead><tr><th scope="col">${words.columns.name[by === 'agent' ? 'agents' : by === 'brand' ? 'brands' : 'queues']}</th>${metrics.map((metric) => html`<th scope="col" class="n">${defined(context, metric)}</th>`)}</tr></thead>
        <tbody>${sorted.map(
          (id) => html`<tr><th scope="row" class="cut">${nameOf(context, by, id)}</th>
          ${columns.map(({ metric, standing }) => {
            const row = standing.numbers?.rows.find((one) => (one[by] ?? '') === id)
            return html`<td class="n">${cell(context, { metric, row, by, id, asOf: standing.numbers?.asOf ?? 0 })}</td>`
          })}</tr>`,
        )}</tbody></table></div>`
    }
  </section>`
}

function cell(
  context: ReportContext,
  of: { metric: string; row: NumberRow | undefined; by: Dimension; id: string; asOf: number },
): TemplateResult {
  const { metric, row, by, id, asOf } = of
  const { asked, period, names, words } = context
  // Nobody and nowhere are asked for by a word of their own.
  const filters = { ...asked.filters, [by]: id === '' ? 'none' : id }
  const value = row?.value ?? null
  const n = row?.n ?? 0
  const goal =
    metric === 'service_level'
      ? goalOf(names, by === 'queue' ? { ...asked.filters, queue: id } : asked.filters)
      : null
  const poor = goal !== null && value !== null && value < goal
  const number = openNumber(context, { metric, value, n, span: period.span, asOf, filters, poor })
  if (metric !== 'service_level' || value === null) return number
  return html`<span class="level">
    <svg width="84" height="8" aria-hidden="true"><rect class="all" width="84" height="8" rx="4" /><rect class=${poor ? 'part poor' : 'part'} width=${(value * 84).toFixed(1)} height="8" rx="4" />${goal === null ? nothing : svg`<rect class="aim" x=${(goal * 84).toFixed(1)} width="1.5" height="8" />`}</svg>
    ${poor ? html`<span class="poor" title=${words.goal(`${String(Math.round(goal * 100))} %`)}>${icon('alert', 14)}</span>` : nothing}${number}
  </span>`
}
