import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Filters } from './address.js'
import { metricName, openedHref, told } from './context.js'
import type { ReportContext } from './context.js'
import type { Span } from './period.js'

/** A number in a card, a table or under a chart: it opens the contacts that it was taken over, and tells over how many. */
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
    /** What stands there instead of the value. */
    readonly text?: string
  },
): TemplateResult {
  const { metric, value, n, span, asOf, filters, poor = false } = of
  const { text = told(context, metric, value) } = of
  if (n === 0) return html`<span class="zero">${text}</span>`
  const name = context.words.open(text, metricName(context, metric))
  return html`<a class="figure ${poor ? 'poor' : ''}" href=${openedHref(context, { metric, span, asOf, filters })} aria-label=${name} title=${takenOver(context, n)}>${text}</a>`
}

/** Over how much a number was taken, as the tip of its link. */
export function takenOver({ words, tag }: Pick<ReportContext, 'words' | 'tag'>, n: number): string {
  return `${words.taken}: ${new Intl.NumberFormat(tag).format(n)}`
}
