import type { TemplateResult } from 'lit/html.js'
import { formRules } from '../forms/form-rules.js'
import type { Kit } from '../later/kit.js'
import { field, wholeFault } from './field.js'
import type { Actions, Scene } from './view.js'

/** What was said, to be had by e-mail: asked for below an ended conversation. */
export function transcript(kit: Kit, scene: Scene, actions: Actions): TemplateResult {
  const { html, icon } = kit
  const { form, words } = scene
  if (form.state === 'sent')
    return html`<p class="card thanks" role="status">${icon('tick')}<span>${words.transcriptSent}</span></p>`
  return html`<details class="card fold">
    <summary class="label">${words.transcript}</summary>
    <form novalidate @submit=${(event: SubmitEvent) => (event.preventDefault(), actions.sendTranscript(formRules))}>
      ${field(kit, scene, actions, { name: 'email', label: words.email, type: 'email', autocomplete: 'email', most: 254 })}
      ${wholeFault(kit, scene)}
      <button class="wide" part="button-secondary" type="submit" aria-disabled=${form.state === 'sending'}>${words.sendTranscript}</button>
    </form>
  </details>`
}
