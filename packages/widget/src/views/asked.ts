import type { TemplateResult } from 'lit/html.js'
import { valueOf } from '../forms/asked.js'
import type { Kit } from '../later/kit.js'
import type { Labels, SiteForm } from '../session/pre-chat.js'
import type { Words } from '../words/words.js'
import { faultWords, field } from './field.js'
import type { Actions, Scene } from './view.js'

type Asked = SiteForm['fields'][number]

const types = { name: 'text', email: 'email', phone: 'tel', text: 'text' } as const
const most = { name: 100, email: 254, phone: 40, text: 500 } as const

/** The fields that a site asks for, and its consent. */
export function asked(kit: Kit, scene: Scene, actions: Actions, form: SiteForm): TemplateResult {
  return kit.html`${form.fields.map((each) =>
    each.kind === 'select'
      ? choice(kit, scene, actions, each)
      : line(kit, scene, actions, { ...each, kind: each.kind }),
  )}${form.consent === null ? null : consent(kit, scene, actions, form.consent)}`
}

function line(
  kit: Kit,
  scene: Scene,
  actions: Actions,
  { key, kind, required, labels }: Asked & { readonly kind: keyof typeof types },
): TemplateResult {
  const { words } = scene
  const own = { name: words.yourName, email: words.email, phone: words.phone, text: key }[kind]
  const type = types[kind]
  return field(kit, scene, actions, {
    name: valueOf(key),
    label: inLanguage(labels, words) ?? own,
    type,
    autocomplete: kind === 'text' ? 'off' : kind === 'phone' ? 'tel' : kind,
    optional: !required,
    most: most[kind],
  })
}

function choice(
  kit: Kit,
  { form, words }: Scene,
  actions: Actions,
  { key, required, labels, options = [] }: Asked,
): TemplateResult {
  const { html, live, nothing } = kit
  const name = valueOf(key)
  const fault = form.faults[name]
  return html`<fieldset class="choices" role="radiogroup" aria-required=${required} aria-invalid=${fault !== undefined} aria-describedby=${fault === undefined ? nothing : `fault-${key}`}>
    <legend class="label">${inLanguage(labels, words)} ${required ? nothing : html`<span class="may">${words.optional}</span>`}</legend>
    ${options.map(
      (option) =>
        html`<label class="choice"><input type="radio" name=${name} .checked=${live(form.values[name] === option.key)} @change=${() => actions.fill(name, option.key)} /><span>${inLanguage(option.labels, words) ?? option.key}</span></label>`,
    )}
    ${fault === undefined ? nothing : html`<p class="fault" id="fault-${key}">${faultWords(words, fault)}</p>`}
  </fieldset>`
}

function consent(
  { html, live, nothing }: Kit,
  { form, words }: Scene,
  actions: Actions,
  { labels, link, required }: NonNullable<SiteForm['consent']>,
): TemplateResult {
  const name = valueOf('consent')
  const fault = form.faults[name]
  const fill = (event: Event): void =>
    actions.fill(name, (event.currentTarget as HTMLInputElement).checked ? 'yes' : '')
  return html`<div>
    <label class="tick"
      ><input type="checkbox" aria-required=${required} aria-invalid=${fault !== undefined} aria-describedby=${fault === undefined ? nothing : 'fault-consent'} .checked=${live(form.values[name] === 'yes')} @change=${fill} /><span>${inLanguage(labels, words)} ${required ? nothing : html`<span class="may">${words.optional}</span>`}</span></label
    >
    ${fault === undefined ? nothing : html`<p class="fault" id="fault-consent">${faultWords(words, fault)}</p>`}
    ${link !== null && /^https?:/.test(link) ? html`<a href=${link} target="_blank" rel="noopener noreferrer">${words.privacy}</a>` : nothing}
  </div>`
}

/** The words of the reader's language, or of the first that there is. */
function inLanguage(labels: Labels, { tag }: Words): string | undefined {
  return labels[tag] ?? Object.values(labels)[0]
}
