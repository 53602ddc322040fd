import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Fault, Kind, Thing } from './admin-api.js'
import { area, faultLine, input, labelled, select, tick } from './controls.js'
import type { Control } from './controls.js'
import { fieldLabel } from './fault-text.js'
import { type SiteForm, siteFormField } from './form-field.js'
import { type Greetings, greetingsField } from './greetings-field.js'
import { keyOf, roles, textOf, titleOf } from './kinds.js'
import type { Field } from './kinds.js'
import { languageName } from './languages.js'
import { type Levels, levelsField } from './levels-field.js'
import { rulesField } from './rules-field.js'
import { typesField } from './types-field.js'
import { targetsField } from './targets-field.js'
import { shownNumber, typedNumber } from './typed.js'
import type { AdminWords } from './words-en.js'

/** What a field is drawn from, and where what is filled in goes. */
export interface FieldParts {
  readonly words: AdminWords
  readonly language: string
  readonly draft: Readonly<Record<string, unknown>>
  readonly faults: readonly Fault[]
  readonly lists: Readonly<Partial<Record<Kind, readonly Thing[]>>>
  /** The centre's own zone and languages. */
  readonly zone: string
  readonly languages: readonly string[]
  /** The thing itself; null: a new one. */
  readonly own: string | null
  readonly set: (name: string, value: unknown) => void
}

/** One field of a form with its label, its hint and what is wrong with it; some are a whole part of the form. */
export function fieldOf(field: Field, parts: FieldParts): TemplateResult {
  if (field.as === 'many') return many(field, parts)
  return isGroup(field) ? group(field, parts) : single(field, parts)
}

type Group = Extract<
  Field,
  { as: 'tick' | 'labels' | 'levels' | 'targets' | 'rules' | 'form' | 'greetings' | 'types' }
>
type Single = Exclude<Field, Group | { as: 'many' }>

function isGroup(field: Field): field is Group {
  return ['tick', 'labels', 'levels', 'targets', 'rules', 'form', 'greetings', 'types'].includes(field.as)
}

function group({ as, name }: Group, parts: FieldParts): TemplateResult {
  const { words, draft, set, faults, language, lists } = parts
  const value = draft[name]
  const skills = lists.skills ?? []
  const own = 'chats' in draft
  switch (as) {
    case 'tick':
      return tick(fieldLabel(words, name), value === true, (on) => set(name, on))
    case 'labels':
      return labels(value, parts)
    case 'types':
      return typesField((value ?? []) as readonly string[], (types) => set(name, types), {
        words,
        language,
        legend: fieldLabel(words, name),
        faults,
      })
    case 'levels':
      return levelsField(
        {
          field: name,
          legend: fieldLabel(words, name),
          none: words.rules.none,
          ...(own ? { level: words.rules.ownLevel } : {}),
        },
        { value: (value ?? {}) as Levels, set: (levels) => set(name, levels) },
        { words, language, faults, skills },
      )
    case 'targets':
      return targetsField(value as Parameters<typeof targetsField>[0], (targets) => set(name, targets), parts)
    case 'form':
      return siteFormField(value as SiteForm | null, (form) => set(name, form), parts)
    case 'greetings':
      return greetingsField((value ?? null) as Greetings | null, (greetings) => set(name, greetings), parts)
    case 'rules':
      return rulesField(
        { value: value ?? {}, set: (rules) => set(name, rules) },
        { ...parts, skills, queues: lists.queues ?? [] },
      )
    default:
      return as satisfies never
  }
}

function single(field: Single, parts: FieldParts): TemplateResult {
  const { words } = parts
  const { name } = field
  const about = ('hint' in field ? field.hint : undefined) ?? name
  const [label, hint] = [fieldLabel(words, name), words.hints[about]]
  return labelled({ id: name, label, hint, wrong: faultsOf(field, parts), words }, (ids) =>
    control(field, ids, parts),
  )
}

/** A name in each language of the centre, and in those that it has already. */
function labels(value: unknown, parts: FieldParts): TemplateResult {
  const { words, language: reader, languages, faults, set } = parts
  const given = typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}
  const all = [...new Set([...languages, ...Object.keys(given)])]
  return html`${all.map((tag, index) => {
    const label = `${fieldLabel(words, 'labels')} (${languageName(tag, words, reader)})`
    // That there is none at all is told at the first.
    const wrong = faults.filter(
      ({ field }) => field === `labels.${tag}` || (index === 0 && field === 'labels'),
    )
    return labelled({ id: `labels-${tag}`, label, wrong, words }, (about) =>
      input(about, given[tag] ?? '', { take: (text) => set('labels', { ...given, [tag]: text }) }),
    )
  })}`
}

function control(field: Single, about: Control, parts: FieldParts): TemplateResult {
  const value = parts.draft[field.name]
  const put = (next: unknown): void => parts.set(field.name, next)
  if (isChoice(field)) return choice(field, about, parts)
  switch (field.as) {
    case 'text':
      return input(about, textOf(value), {
        take: (text) => put(field.name === 'email' && text === '' ? null : text),
      })
    case 'seconds':
      return input(about, shownNumber(value, 1_000), { take: (text) => put(typedNumber(text, 1_000)) })
    case 'number':
      return input(about, shownNumber(value), { take: (text) => put(typedNumber(text)) })
    case 'area':
      return area(about, textOf(value), put)
    case 'lines':
      return area(about, Array.isArray(value) ? value.join('\n') : '', (text) =>
        put(text.split('\n').filter((line) => line.trim() !== '')),
      )
    default:
      return field satisfies never
  }
}

type Choice = Extract<Single, { as: 'one' | 'language' | 'role' }>

function isChoice(field: Single): field is Choice {
  return ['one', 'language', 'role'].includes(field.as)
}

function choice(field: Choice, about: Control, parts: FieldParts): TemplateResult {
  const { words } = parts
  const value = parts.draft[field.name]
  const put = (next: unknown): void => parts.set(field.name, next)
  switch (field.as) {
    case 'role':
      return select(about, textOf(value), {
        options: roles.map((role) => [role, words.roles[role]]),
        take: put,
      })
    case 'language':
      return select(about, textOf(value), {
        options: [
          ['', words.any],
          ...[...new Set([...parts.languages, ...(textOf(value) === '' ? [] : [textOf(value)])])].map(
            (tag) => [tag, languageName(tag, words, parts.language)] as const,
          ),
        ],
        take: (language) => put(language === '' ? null : language),
      })
    case 'one':
      return select(about, textOf(value), {
        options: [
          ['', field.optional === true ? words.any : words.choose],
          ...optionsOf(field.of, parts, [value]),
        ],
        take: (key) => put(key === '' && field.optional === true ? null : key),
      })
    default:
      return field satisfies never
  }
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
  return faults.filter(
    (fault) =>
      fault.field === field.name || (field.as === 'lines' && fault.field.startsWith(`${field.name}.`)),
  )
}
