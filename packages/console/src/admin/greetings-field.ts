import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { icon } from '../look/icons.js'
import type { Fault } from './admin-api.js'
import { area, faultLine, input, labelled, select, tick } from './controls.js'
import { languageName } from './languages.js'
import { fold } from './rules-field.js'
import { shownNumber, typedNumber } from './typed.js'
import type { AdminWords } from './words-en.js'

const often = ['session', 'day', 'ever'] as const

interface GreetingRule {
  readonly key: string
  readonly pages: readonly string[]
  /** As it was typed, where that is no number. */
  readonly seconds: number | string
  readonly attributes: readonly { readonly name: string; readonly value: string }[]
  readonly texts: Readonly<Record<string, string>>
  readonly often: (typeof often)[number]
}

/** By which rules a site greets, as its form in the administration has them. */
export interface Greetings {
  readonly consent: boolean
  readonly rules: readonly GreetingRule[]
}

interface GreetingParts {
  readonly words: AdminWords
  readonly language: string
  /** Those of the centre. */
  readonly languages: readonly string[]
  readonly faults: readonly Fault[]
}

/** With what visitors are greeted on the page: rule by rule, the first that fits. */
export function greetingsField(
  value: Greetings | null,
  set: (greetings: Greetings | null) => void,
  parts: GreetingParts,
): TemplateResult {
  const { consent, rules } = value ?? { consent: false, rules: [] }
  const { words } = parts
  const said = words.greetings
  const put = (next: readonly GreetingRule[]): void =>
    set(next.length === 0 ? null : { consent, rules: next })
  const whole = parts.faults.filter(({ field }) => field === 'greetings')
  return fold(
    { title: said.title, now: greetingsText(value, words, parts.language), field: 'greetings' },
    parts,
    html`<p class="hint">${said.hint}</p>
      ${rules.map((rule, index) =>
        ruleEditor(
          rule,
          index,
          {
            change: (next) => put(rules.map((one, no) => (no === index ? next : one))),
            remove: () => put(rules.filter((_, no) => no !== index)),
          },
          parts,
        ),
      )}
      ${faultLine('greetings-fault', whole, words)}
      <button type="button" class="button second low" @click=${() => put([...rules, freshRule(rules)])}>${said.add}</button>
      ${
        rules.length === 0
          ? nothing
          : html`${tick(said.consent, consent, (on) => set({ consent: on, rules }))}<p class="hint">${said.consentHint}</p>`
      }`,
  )
}

/** The greetings in one line. */
export function greetingsText(value: Greetings | null, words: AdminWords, language: string): string {
  if (value === null) return words.greetings.nothing
  return value.rules.map(({ key, texts }) => texts[language] || Object.values(texts)[0] || key).join(' · ')
}

interface Editing {
  readonly change: (rule: GreetingRule) => void
  readonly remove: () => void
}

function ruleEditor(
  rule: GreetingRule,
  index: number,
  { change, remove }: Editing,
  parts: GreetingParts,
): TemplateResult {
  const { words } = parts
  const said = words.greetings
  const id = `greetings.rules.${index}`
  return html`<fieldset class="day">
    <legend class="label">${said.one(index + 1)}</legend>
    ${textEditors(`${id}.texts`, rule, change, parts)}
    ${pagesEditor(`${id}.pages`, rule, change, parts)}
    ${labelled(
      { id: `${id}.seconds`, label: said.seconds, wrong: at(`${id}.seconds`, parts), words },
      (control) =>
        input(control, shownNumber(rule.seconds), {
          take: (text) => change({ ...rule, seconds: typedNumber(text) }),
        }),
    )}
    ${attributesEditor(`${id}.attributes`, rule, change, parts)}
    ${labelled({ id: `${id}.often`, label: said.often, wrong: [], words }, (control) =>
      select(control, rule.often, {
        options: often.map((one) => [one, said.oftens[one]]),
        take: (one) => change({ ...rule, often: one as GreetingRule['often'] }),
      }),
    )}
    ${labelled({ id: `${id}.key`, label: said.key, wrong: at(`${id}.key`, parts), words }, (control) =>
      input(control, rule.key, { take: (key) => change({ ...rule, key }) }),
    )}
    <button type="button" class="button second low" aria-label=${`${words.rules.remove}: ${said.one(index + 1)}`} @click=${remove}>${icon('close', 16)}${words.rules.remove}</button>
  </fieldset>`
}

function textEditors(
  id: string,
  rule: GreetingRule,
  change: Editing['change'],
  parts: GreetingParts,
): TemplateResult[] {
  const { words, language, languages } = parts
  const { texts } = rule
  return [...new Set([...languages, ...Object.keys(texts)])].map((tag, no) => {
    // That there is none at all is told at the first.
    const wrong = [...at(`${id}.${tag}`, parts), ...(no === 0 ? at(id, parts) : [])]
    const label = `${words.greetings.text} (${languageName(tag, words, language)})`
    return labelled({ id: `${id}.${tag}`, label, wrong, words }, (control) =>
      input(control, texts[tag] ?? '', {
        take: (text) => change({ ...rule, texts: { ...texts, [tag]: text } }),
      }),
    )
  })
}

function pagesEditor(
  id: string,
  rule: GreetingRule,
  change: Editing['change'],
  parts: GreetingParts,
): TemplateResult {
  const { words } = parts
  const { pages: label, pagesHint: hint } = words.greetings
  return labelled({ id, label, hint, wrong: at(id, parts), words }, (control) =>
    area(control, rule.pages.join('\n'), (text) => change({ ...rule, pages: linesOf(text) })),
  )
}

/** One a line, as `name = value`. */
function attributesEditor(
  id: string,
  rule: GreetingRule,
  change: Editing['change'],
  parts: GreetingParts,
): TemplateResult {
  const { words } = parts
  const { attributes: label, attributesHint: hint } = words.greetings
  const wrong = parts.faults.filter(({ field }) => field === id || field.startsWith(`${id}.`))
  const shown = rule.attributes.map(({ name, value }) => `${name} = ${value}`).join('\n')
  return labelled({ id, label, hint, wrong, words }, (control) =>
    area(control, shown, (text) => change({ ...rule, attributes: linesOf(text).map(attributeIn) })),
  )
}

function attributeIn(line: string): GreetingRule['attributes'][number] {
  const [name = '', ...rest] = line.split('=')
  return { name: name.trim(), value: rest.join('=').trim() }
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function freshRule(rules: readonly GreetingRule[]): GreetingRule {
  let no = rules.length + 1
  while (rules.some(({ key }) => key === `greeting_${no}`)) no += 1
  return { key: `greeting_${no}`, pages: [], seconds: 10, attributes: [], texts: {}, often: 'session' }
}

function at(field: string, { faults }: GreetingParts): readonly Fault[] {
  return faults.filter((fault) => fault.field === field)
}
