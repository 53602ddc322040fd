import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Fault } from './admin-api.js'
import { faultLine } from './controls.js'
import { type TypeGroup, typeName, webhookTypes } from './webhook-types.js'
import { webhookWords } from './words-webhooks.js'
import type { AdminWords } from './words-en.js'

interface TypesParts {
  readonly words: AdminWords
  readonly language: string
  readonly legend: string
  readonly faults: readonly Fault[]
}

/** The facts that a webhook tells, to be ticked: by what they are about, each with its name and its type. */
export function typesField(
  value: readonly string[],
  set: (types: readonly string[]) => void,
  { words, language, legend, faults }: TypesParts,
): TemplateResult {
  const say = webhookWords(language)
  const wrong = faults.filter(({ field }) => field === 'types' || field.startsWith('types.'))
  const groups = Object.entries(webhookTypes) as [TypeGroup, object][]
  const known = groups.flatMap(([, types]) => Object.keys(types))
  // What a newer gateway knows stays ticked until somebody takes it away.
  const strange = value.filter((type) => !known.includes(type))
  const put = (types: readonly string[], on: boolean): void =>
    set(on ? [...new Set([...value, ...types])] : value.filter((type) => !types.includes(type)))
  const row = (type: string): TemplateResult =>
    html`<label class="tick type"><input type="checkbox" .checked=${value.includes(type)} @change=${(event: Event) => put([type], (event.target as HTMLInputElement).checked)} /><span>${nameAndType(type, language)}</span></label>`
  return html`<fieldset class="stack" aria-describedby=${wrong.length === 0 ? nothing : 'types-fault'}>
    <legend class="label">${legend}</legend>
    ${groups.map(([group, types]) => {
      const names = Object.keys(types)
      const chosen = names.filter((type) => value.includes(type)).length
      return html`<details class="fold" ?open=${group === 'life'}>
        <summary><span class="label">${say.groups[group]}</span><span class="hint">${say.chosen(chosen, names.length)}</span></summary>
        <div class="stack types">
          <label class="tick"><input type="checkbox" .checked=${chosen === names.length} .indeterminate=${chosen > 0 && chosen < names.length} @change=${(event: Event) => put(names, (event.target as HTMLInputElement).checked)} /><strong>${say.allOf}</strong></label>
          ${names.map(row)}
        </div>
      </details>`
    })}
    ${strange.length === 0 ? nothing : html`<div class="types">${strange.map(row)}</div>`}
    ${faultLine('types-fault', wrong, words)}
  </fieldset>`
}

function nameAndType(type: string, language: string): TemplateResult {
  const name = typeName(type, language)
  return name === type ? html`<code>${type}</code>` : html`${name} <code>${type}</code>`
}
