import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { icon } from '../look/icons.js'
import type { Fault, Kind, Thing } from './admin-api.js'
import { faultText, fieldLabel } from './fault-text.js'
import { keyOf, roles, textOf, titleOf } from './kinds.js'
import type { Field } from './kinds.js'
import type { AdminWords } from './words-en.js'

/** What a field is drawn from, and where what is filled in goes. */
export interface FieldParts {
  readonly words: AdminWords
  readonly language: string
  readonly draft: Readonly<Record<string, unknown>>
  readonly faults: readonly Fault[]
  readonly lists: Readonly<Partial<Record<Kind, readonly Thing[]>>>
  readonly set: (name: string, value: unknown) => void
}

/** One field of a form with its label, its hint and what is wrong with it. */
export function fieldOf(field: Field, parts: FieldParts): TemplateResult {
  if (field.as === 'many') return many(field, parts)
  const { words } = parts
  const id = field.as === 'label' ? `labels-${field.language}` : field.name
  const wrong = faultsOf(field, parts)
  const language = field.as === 'label' ? languageName(words, field.language) : ''
  const label = fieldLabel(words, field.name)
  const hint = field.as === 'label' ? undefined : words.hints[field.name]
  const about = [hint === undefined ? '' : `${id}-hint`, wrong.length === 0 ? '' : `${id}-fault`]
    .join(' ')
    .trim()
  return html`<div class="field">
    <label class="label" for=${id}>${label}${language === '' ? nothing : ` (${language})`}</label>
    ${control(field, { ...parts, id, about, invalid: wrong.length > 0 })}
    ${hint === undefined ? nothing : html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
    ${faultLine(`${id}-fault`, wrong, words)}
  </div>`
}

interface Control extends FieldParts {
  readonly id: string
  readonly about: string
  readonly invalid: boolean
}

function control(field: Exclude<Field, { as: 'many' }>, parts: Control): TemplateResult {
  const value = parts.draft[field.name]
  switch (field.as) {
    case 'text':
      return input(parts, textOf(value), (text) =>
        parts.set(field.name, field.name === 'email' && text === '' ? null : text),
      )
    case 'label': {
      const labels = typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}
      return input(parts, labels[field.language] ?? '', (text) =>
        parts.set(field.name, { ...labels, [field.language]: text }),
      )
    }
    case 'seconds':
      return input(parts, typeof value === 'number' ? String(value / 1000) : '', (text) =>
        parts.set(field.name, wholeOf(text, 1000)),
      )
    case 'number':
      return input(parts, typeof value === 'number' ? String(value) : '', (text) =>
        parts.set(field.name, wholeOf(text, 1)),
      )
    case 'area':
      return area(parts, textOf(value), (text) => parts.set(field.name, text))
    case 'json':
      return area(
        parts,
        value === null || value === undefined
          ? ''
          : typeof value === 'string'
            ? value
            : JSON.stringify(value, null, 2),
        (text) => parts.set(field.name, jsonOf(text)),
      )
    case 'lines':
      return area(parts, Array.isArray(value) ? value.join('\n') : '', (text) =>
        parts.set(
          field.name,
          text.split('\n').filter((line) => line.trim() !== ''),
        ),
      )
    case 'role':
      return select(parts, textOf(value), {
        options: roles.map((role) => [role, parts.words.roles[role]]),
        take: (role) => parts.set(field.name, role),
      })
    case 'language':
      return select(parts, textOf(value), {
        options: [['', parts.words.any], ...Object.entries(parts.words.languages)],
        take: (language) => parts.set(field.name, language === '' ? null : language),
      })
    case 'one':
      return select(parts, textOf(value), {
        options: [
          ['', field.optional === true ? parts.words.any : parts.words.choose],
          ...optionsOf(field.of, parts, [value]),
        ],
        take: (key) => parts.set(field.name, key === '' && field.optional === true ? null : key),
      })
    default:
      return field satisfies never
  }
}

/** What is no JSON stays text: the gateway says so at the field. */
function jsonOf(text: string): unknown {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** What is not a whole number stays not a number: the gateway says so at the field. */
function wholeOf(text: string, factor: number): number {
  const number = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(number) ? -1 : Math.round(number * factor)
}

function optionsOf(
  of: Kind,
  { lists, language }: FieldParts,
  chosen: readonly unknown[],
): readonly [string, string][] {
  return (lists[of] ?? [])
    .filter((thing) => !thing.archived || chosen.includes(keyOf(thing)))
    .map((thing) => [keyOf(thing), titleOf(thing, language)])
}

function input({ id, about, invalid }: Control, value: string, take: (text: string) => void): TemplateResult {
  return html`<input class="input" id=${id} .value=${value} aria-invalid=${invalid} aria-describedby=${about || nothing} autocomplete="off"
    @change=${(event: Event) => take((event.target as HTMLInputElement).value)} @input=${(event: Event) => take((event.target as HTMLInputElement).value)} />`
}

function area({ id, about, invalid }: Control, value: string, take: (text: string) => void): TemplateResult {
  return html`<textarea class="input" id=${id} rows="4" aria-invalid=${invalid} aria-describedby=${about || nothing} .defaultValue=${value}
    @input=${(event: Event) => take((event.target as HTMLTextAreaElement).value)}></textarea>`
}

function select(
  { id, about, invalid }: Control,
  value: string,
  {
    options,
    take,
  }: { readonly options: readonly (readonly [string, string])[]; readonly take: (value: string) => void },
): TemplateResult {
  return html`<select class="input" id=${id} aria-invalid=${invalid} aria-describedby=${about || nothing}
    @change=${(event: Event) => take((event.target as HTMLSelectElement).value)}>
    ${options.map(([key, label]) => html`<option value=${key} .selected=${key === value}>${label}</option>`)}
  </select>`
}

function many(field: Extract<Field, { as: 'many' }>, parts: FieldParts): TemplateResult {
  const { words, draft, set } = parts
  const value = draft[field.name]
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  const wrong = faultsOf(field, parts)
  const hint = words.hints[field.name]
  const toggle = (key: string) => (event: Event) =>
    set(
      field.name,
      (event.target as HTMLInputElement).checked ? [...chosen, key] : chosen.filter((one) => one !== key),
    )
  return html`<fieldset aria-describedby=${wrong.length === 0 ? nothing : `${field.name}-fault`}>
    <legend class="label">${fieldLabel(words, field.name)}</legend>
    ${
      field.orAll === true
        ? html`<label class="tick"><input type="checkbox" .checked=${value === null} @change=${(event: Event) => set(field.name, (event.target as HTMLInputElement).checked ? null : [])} />${words.allBrands}</label>`
        : nothing
    }
    ${
      field.orAll === true && value === null
        ? nothing
        : optionsOf(field.of, parts, chosen).map(
            ([key, label]) =>
              html`<label class="tick"><input type="checkbox" .checked=${chosen.includes(key)} @change=${toggle(key)} />${label}</label>`,
          )
    }
    ${hint === undefined ? nothing : html`<p class="hint">${hint}</p>`}
    ${faultLine(`${field.name}-fault`, wrong, words)}
  </fieldset>`
}

function faultsOf(field: Field, { faults }: FieldParts): readonly Fault[] {
  const own =
    field.as === 'label'
      ? [`labels.${field.language}`, ...(field.language === 'en' ? ['labels'] : [])]
      : [field.name]
  return faults.filter(
    (fault) =>
      own.includes(fault.field) || (field.as === 'lines' && fault.field.startsWith(`${field.name}.`)),
  )
}

function faultLine(id: string, wrong: readonly Fault[], words: AdminWords): TemplateResult | typeof nothing {
  if (wrong.length === 0) return nothing
  return html`<div id=${id}>${wrong.map((fault) => html`<p class="fault">${icon('alert', 16)}<span>${faultText(words, fault)}</span></p>`)}</div>`
}

function languageName({ languages }: AdminWords, language: string): string {
  const known: Readonly<Record<string, string>> = languages
  return known[language] ?? language
}
