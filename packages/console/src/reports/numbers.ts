import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Filters } from './address.js'
import { metricName, openedHref, told } from './context.js'
import type { ReportContext } from './context.js'
import type { Span } from './period.js'

/** A number in a table or under a chart: it opens the contacts that it was taken over. */
export function openNumber(
  context: ReportContext,
  of: {
    readonly metric: string
    readonly value: number | null
    readonly n: number
    readonly span: Span
    readonly asOf: number
    readonly filters: Filters
    readonly poor?: boolean
  },
): TemplateResult {
  const { metric, value, n, span, asOf, filters, poor = false } = of
  const text = told(context, metric, value)
  if (n === 0) return html`<span class="zero">${text}</span>`
  const name = context.words.open(text, metricName(context, metric))
  return html`<a class="figure ${poor ? 'poor' : ''}" href=${openedHref(context, { metric, span, asOf, filters })} aria-label=${name}>${text}</a>`
}
