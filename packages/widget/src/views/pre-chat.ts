import type { TemplateResult } from 'lit/html.js'
import { answersOf, neededOf } from '../forms/asked.js'
import { formRules } from '../forms/form-rules.js'
import type { Kit } from '../later/kit.js'
import { asked } from './asked.js'
import type { Actions, Scene } from './view.js'

/** What the site asks before the first words. */
export function preChat(kit: Kit, scene: Scene, actions: Actions): TemplateResult {
  const { html } = kit
  const { form: filled, model, words } = scene
  const { form } = model
  if (form === null) return html``
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    actions.answer(answersOf(form, filled.values), formRules.faultsIn(filled.values, neededOf(form)))
  }
  return html`<form class="sheet" novalidate @submit=${submit}>
    <div class="body" part="body">${asked(kit, blamed(scene), actions, form)}</div>
    <footer class="footer" part="footer">
      <button class="wide primary" part="button-primary" type="submit">${scene.dials ? words.callUs : words.startChat}</button>
    </footer>
  </form>`
}

/** The scene with what the gateway has found wrong, until that is changed. */
function blamed(scene: Scene): Scene {
  const { form, model } = scene
  if (model.wrongAnswer === null || Object.keys(form.faults).length > 0) return scene
  return { ...scene, form: { ...form, faults: formRules.faultsOfRefusal(model.wrongAnswer) } }
}
