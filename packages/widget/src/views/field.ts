import type { TemplateResult } from 'lit/html.js'
import type { FormFault } from '../forms/form.js'
import type { FieldParts } from '../later/field-views.js'
import type { Kit } from '../later/kit.js'
import { faultWordsOf } from '../words/tables/faults.js'
import type { Words } from '../words/words.js'
import type { Actions, Scene } from './view.js'

/** A label, its field, and below what is wrong with it. */
export function field(
  { html, live, nothing }: Kit,
  scene: Scene,
  actions: Actions,
  parts: FieldParts,
): TemplateResult {
  const { name, label, type = 'text', rows, autocomplete = 'off', optional = false, most = 2_000 } = parts
  const { words, form } = scene
  const fault = form.faults[name]
  const described = fault === undefined ? nothing : `fault-${name}`
  const fill = (event: InputEvent): void =>
    actions.fill(name, (event.currentTarget as HTMLInputElement).value)
  const value = form.values[name] ?? ''
  return html`<div class="entry">
    <label class="label" for="field-${name}">${label} ${optional ? html`<span class="may">${words.optional}</span>` : nothing}</label>
    ${
      rows === undefined
        ? html`<input id="field-${name}" class="field" type=${type} autocomplete=${autocomplete} maxlength=${most} aria-required=${!optional} aria-invalid=${fault !== undefined} aria-describedby=${described} .value=${live(value)} @input=${fill} />`
        : html`<textarea id="field-${name}" class="field" rows=${rows} maxlength=${most} aria-required=${!optional} aria-invalid=${fault !== undefined} aria-describedby=${described} .value=${live(value)} @input=${fill}></textarea>`
    }
    ${fault === undefined ? nothing : html`<p class="fault" id="fault-${name}">${faultWords(words, fault)}</p>`}
  </div>`
}

/** What is wrong with the whole form. */
export function wholeFault({ html, icon }: Kit, { words, form }: Scene): TemplateResult | null {
  const { failed } = form.faults
  return failed === undefined
    ? null
    : html`<p class="fault" role="alert">${icon('alert', 16)}${faultWords(words, failed)}</p>`
}

/** What is wrong, in words. */
export function faultWords(words: Words, fault: FormFault): string {
  return faultWordsOf(words.tag)[fault]
}
