import type { TemplateResult } from 'lit/html.js'
import type { FieldViews } from '../later/field-views.js'
import type { Kit } from '../later/kit.js'
import { formWords } from '../words/tables/forms.js'
import type { Actions, Scene } from './view.js'

/** What was said, to be had by e-mail: asked for below an ended conversation. */
export function transcript(kit: Kit, scene: Scene, actions: Actions): TemplateResult {
  const { html, icon } = kit
  const { form, words } = scene
  if (form.state === 'sent')
    return html`<p class="card thanks" role="status">${icon('tick')}<span>${formWords(words.tag).transcriptSent}</span></p>`
  const fields = scene.fields()
  if (fields === null) return html``
  return html`<details class="card fold">
    <summary class="label">${formWords(words.tag).transcript}</summary>
    <form novalidate @submit=${(event: SubmitEvent) => submit(event, fields, scene, actions)}>
      ${fields.field(kit, scene, actions, { name: 'email', label: words.email, type: 'email', autocomplete: 'email', most: 254 })}
      ${fields.wholeFault(kit, scene)}
      <button class="wide" part="button-secondary" type="submit" aria-disabled=${form.state === 'sending'}>${formWords(words.tag).sendTranscript}</button>
    </form>
  </details>`
}

function submit(event: SubmitEvent, { rules }: FieldViews, { form }: Scene, actions: Actions): void {
  event.preventDefault()
  const email = (form.values['email'] ?? '').trim()
  actions.submit(
    {
      rules,
      faults: rules.faultsIn({ email }, ['email']),
      send: async (session) => {
        const { contact } = session
        return contact === undefined
          ? { code: 'not_found' }
          : session.ask({ t: 'transcript', stream: contact, email })
      },
    },
    '.thanks',
  )
}
