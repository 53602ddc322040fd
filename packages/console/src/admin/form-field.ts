import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { icon } from '../look/icons.js'
import type { Fault } from './admin-api.js'
import { faultLine, input, labelled, select, tick } from './controls.js'
import { languageName } from './languages.js'
import { fold } from './rules-field.js'
import type { AdminWords } from './words-en.js'

type Labels = Readonly<Record<string, string>>
const kinds = ['name', 'email', 'phone', 'text', 'select'] as const
type FieldKind = (typeof kinds)[number]
interface Option {
  readonly key: string
  readonly labels: Labels
}
interface FormField {
  readonly key: string
  readonly kind: FieldKind
  readonly required: boolean
  readonly labels: Labels
  readonly options?: readonly Option[]
}
interface Consent {
  readonly required: boolean
  readonly labels: Labels
  readonly link: string | null
}

/** What a site asks before a chat, as its form in the administration has it. */
export interface SiteForm {
  readonly fields: readonly FormField[]
  readonly consent: Consent | null
}

interface FormParts {
  readonly words: AdminWords
  readonly language: string
  /** Those of the centre. */
  readonly languages: readonly string[]
  readonly faults: readonly Fault[]
}

const noForm: SiteForm = { fields: [], consent: null }

/** What visitors are asked before a chat: field by field, with a consent, and how it reads. */
export function siteFormField(
  value: SiteForm | null,
  set: (form: SiteForm | null) => void,
  parts: FormParts,
): TemplateResult {
  const form = value ?? noForm
  const { words } = parts
  const put = (next: SiteForm): void => set(next.fields.length === 0 && next.consent === null ? null : next)
  const change = (index: number, next: FormField): void =>
    put({ ...form, fields: form.fields.map((field, no) => (no === index ? next : field)) })
  return fold(
    { title: words.form.title, now: formText(value, words, parts.language), field: 'form' },
    parts,
    html`<p class="hint">${words.form.hint}</p>
      ${form.fields.map((field, index) =>
        fieldEditor(
          field,
          index,
          {
            change: (next) => change(index, next),
            remove: () => put({ ...form, fields: form.fields.filter((_, no) => no !== index) }),
          },
          parts,
        ),
      )}
      ${faultLine('form-fault', at('form', parts), words)}
      <button type="button" class="button second low" @click=${() => put({ ...form, fields: [...form.fields, freshField(form)] })}>${words.form.add}</button>
      ${tick(words.form.consent, form.consent !== null, (on) => put({ ...form, consent: on ? { required: true, labels: {}, link: null } : null }))}
      ${form.consent === null ? nothing : consentEditor(form.consent, (consent) => put({ ...form, consent }), parts)}
      ${value === null ? nothing : preview(form, parts)}`,
  )
}

/** The fields in one line, in the order in which they are asked. */
export function formText(value: SiteForm | null, words: AdminWords, language: string): string {
  if (value === null) return words.form.nothing
  const names = value.fields.map((field) => nameOf(field, words, language))
  return [...names, ...(value.consent === null ? [] : [words.form.consentShort])].join(', ')
}

interface Editing {
  readonly change: (field: FormField) => void
  readonly remove: () => void
}

function fieldEditor(
  field: FormField,
  index: number,
  { change, remove }: Editing,
  parts: FormParts,
): TemplateResult {
  const { words } = parts
  const id = `form.fields.${index}`
  const name = nameOf(field, words, parts.language) || words.form.field(index + 1)
  const turn = (kind: string): void => {
    const isOwn = kind === 'name' || kind === 'email' || kind === 'phone'
    change({
      ...field,
      kind: kind as FieldKind,
      key: isOwn ? kind : isOwnKey(field) ? `field_${index + 1}` : field.key,
    })
  }
  return html`<fieldset class="day">
    <legend class="label">${name}</legend>
    ${labelled({ id: `${id}.key`, label: words.form.kind, wrong: at(`${id}.key`, parts), words }, (control) =>
      select(control, field.kind, {
        options: kinds.map((kind) => [kind, words.form.kinds[kind]]),
        take: turn,
      }),
    )}
    ${labelsEditor(`${id}.labels`, field.labels, { label: words.form.question, put: (labels) => change({ ...field, labels }) }, parts)}
    ${field.kind === 'select' ? optionsEditor(id, field, change, parts) : nothing}
    ${tick(words.form.required, field.required, (required) => change({ ...field, required }))}
    <button type="button" class="button second low" aria-label=${`${words.rules.remove}: ${name}`} @click=${remove}>${icon('close', 16)}${words.rules.remove}</button>
  </fieldset>`
}

/** One option a line, the same number of lines in each language. */
function optionsEditor(
  id: string,
  field: FormField,
  change: (field: FormField) => void,
  parts: FormParts,
): TemplateResult {
  const { words, language: reader } = parts
  const options = field.options ?? []
  const wrong = parts.faults.filter(({ field: where }) => where.startsWith(`${id}.options`))
  const take = (tag: string, text: string): void => {
    const lines = text.split('\n').map((line) => line.trim())
    const count = Math.max(lines.findLastIndex((line) => line !== '') + 1, 0)
    const length = Math.max(count, ...options.map(({ labels }, no) => (hasOther(labels, tag) ? no + 1 : 0)))
    const next = Array.from({ length }, (_, no): Option => {
      const before = options[no]
      return { key: before?.key ?? `option_${no + 1}`, labels: { ...before?.labels, [tag]: lines[no] ?? '' } }
    })
    change({ ...field, options: next })
  }
  return html`${tagsOf(field.labels, parts).map((tag, no) => {
    const label = `${words.form.options} (${languageName(tag, words, reader)})`
    return labelled({ id: `${id}.options.${tag}`, label, wrong: no === 0 ? wrong : [], words }, (control) => {
      const text = options.map(({ labels }) => labels[tag] ?? '').join('\n')
      return html`<textarea class="input" rows="4" id=${control.id} aria-invalid=${control.invalid} aria-describedby=${control.about || nothing} .defaultValue=${text} @input=${(event: Event) => take(tag, (event.target as HTMLTextAreaElement).value)}></textarea>`
    })
  })}`
}

function hasOther(labels: Labels, tag: string): boolean {
  return Object.entries(labels).some(([language, label]) => language !== tag && label !== '')
}

function consentEditor(consent: Consent, put: (consent: Consent) => void, parts: FormParts): TemplateResult {
  const { words } = parts
  const id = 'form.consent'
  return html`<fieldset class="day">
    <legend class="label">${words.form.consentShort}</legend>
    ${labelsEditor(`${id}.labels`, consent.labels, { label: words.form.consentText, put: (labels) => put({ ...consent, labels }) }, parts)}
    ${labelled(
      { id: `${id}.link`, label: words.form.link, wrong: at(`${id}.link`, parts), words },
      (control) =>
        input(control, consent.link ?? '', {
          take: (link) => put({ ...consent, link: link === '' ? null : link }),
        }),
    )}
    ${tick(words.form.required, consent.required, (required) => put({ ...consent, required }))}
  </fieldset>`
}

function labelsEditor(
  id: string,
  labels: Labels,
  { label, put }: { readonly label: string; readonly put: (labels: Labels) => void },
  parts: FormParts,
): TemplateResult {
  const { words, language: reader } = parts
  return html`${tagsOf(labels, parts).map((tag, no) => {
    const wrong = parts.faults.filter(({ field }) => field === `${id}.${tag}` || (no === 0 && field === id))
    const named = `${label} (${languageName(tag, words, reader)})`
    return labelled({ id: `${id}.${tag}`, label: named, wrong, words }, (control) =>
      input(control, labels[tag] ?? '', { take: (text) => put({ ...labels, [tag]: text }) }),
    )
  })}`
}

function preview({ fields, consent }: SiteForm, { words, language }: FormParts): TemplateResult {
  const may = (required: boolean): string => (required ? '' : ` ${words.form.optional}`)
  const names = (field: FormField): string =>
    (field.options ?? []).map(({ key, labels }) => inLanguage(labels, language) || key).join(' · ')
  return html`<div>
    <p class="label">${words.form.preview}</p>
    <ol class="small">
      ${fields.map(
        (field) =>
          html`<li>${nameOf(field, words, language) || field.key}${may(field.required)}${field.kind === 'select' ? html`<br /><span class="hint">${names(field)}</span>` : nothing}</li>`,
      )}
      ${consent === null ? nothing : html`<li>${inLanguage(consent.labels, language)}${may(consent.required)}</li>`}
    </ol>
  </div>`
}

function nameOf(field: FormField, words: AdminWords, language: string): string {
  const said = inLanguage(field.labels, language)
  return said || (isOwnKey(field) ? words.form.kinds[field.kind] : '')
}

function isOwnKey({ kind }: FormField): boolean {
  return kind === 'name' || kind === 'email' || kind === 'phone'
}

function inLanguage(labels: Labels, language: string): string {
  return labels[language] || Object.values(labels).find((label) => label !== '') || ''
}

function tagsOf(labels: Labels, { languages }: FormParts): readonly string[] {
  return [...new Set([...languages, ...Object.keys(labels)])]
}

/** The first kind that is not asked yet; then lines of text, under a key of their own. */
function freshField({ fields }: SiteForm): FormField {
  const kind = (['name', 'email'] as const).find((one) => !fields.some(({ key }) => key === one)) ?? 'text'
  let no = fields.length + 1
  while (fields.some(({ key }) => key === `field_${no}`)) no += 1
  return { key: kind === 'text' ? `field_${no}` : kind, kind, required: false, labels: {} }
}

function at(field: string, { faults }: FormParts): readonly Fault[] {
  return faults.filter((fault) => fault.field === field)
}
