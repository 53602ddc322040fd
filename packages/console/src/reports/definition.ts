import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { metricName, metricOf } from './context.js'
import type { ReportContext } from './context.js'

/** A metric's name whose definition is shown while it is pointed at or has the focus. */
export function defined(context: ReportContext, key: string, more = ''): TemplateResult {
  const { definition, attribution } = metricOf(context, key)
  const { mode, moment } = attribution
  const counts = context.words.attribution[mode](moment)
  return html`<span class="defined">
    <button type="button" class="term" aria-label="${metricName(context, key)}${more}: ${context.words.definition}" aria-describedby="definition-${key}">${metricName(context, key)}${more}</button>
    <span class="definition" role="tooltip" id="definition-${key}">${context.words.definitions[key] ?? definition} <em>${counts}</em></span>
  </span>`
}
