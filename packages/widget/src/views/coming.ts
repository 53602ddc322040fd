import { html } from 'lit/html.js'
import type { TemplateResult } from 'lit/html.js'
import type { Scene } from './view.js'

/** What stands for a view that is still on its way. */
export function coming({ words }: Scene): TemplateResult {
  return html`<div class="body coming" aria-busy="true">
    <p class="hidden" role="status">${words.loading}</p>
    <span class="bones"><span class="bone line long"></span><span class="bone line"></span><span class="bone line long"></span></span>
  </div>`
}
