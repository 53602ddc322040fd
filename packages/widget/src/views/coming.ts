import { html } from 'lit/html.js'
import type { TemplateResult } from 'lit/html.js'
import type { Scene } from './view.js'

/** What stands for a view that is still on its way. Where it may never come, because the gateway cannot be reached, that is said. */
export function coming({ model, words }: Scene): TemplateResult {
  if (model.reach.is === 'unreachable')
    return html`<div class="body middle" part="body"><div role="alert"><h3 class="ask">${words.unreachable}</h3></div></div>`
  return html`<div class="body coming" aria-busy="true">
    <p class="hidden" role="status">${words.loading}</p>
    <span class="bones"><span class="bone line long"></span><span class="bone line"></span><span class="bone line long"></span></span>
  </div>`
}
