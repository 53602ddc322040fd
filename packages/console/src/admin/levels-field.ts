import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Fault, Thing } from './admin-api.js'
import { faultLine, labelled, select } from './controls.js'
import { keyOf, titleOf } from './kinds.js'
import type { AdminWords } from './words-en.js'

/** Levels of skills as a form has them. */
export interface Levels {
  readonly [skill: string]: number
}

/** What levels are filled in with. */
export interface LevelParts {
  readonly words: AdminWords
  readonly language: string
  readonly faults: readonly Fault[]
  /** The skills that there are. */
  readonly skills: readonly Thing[]
}

/** How a field of levels is meant: the name of the field, what no level is called, and whether 0 can be chosen and what that is called. */
export interface LevelMeaning {
  readonly field: string
  readonly legend: string
  readonly none: string
  /** What a level is called where it is one's own; where it is asked for, at least that. */
  readonly level?: (level: number) => string
  readonly zero?: string
}

/** A level for each skill. A skill that is out of use is shown where it has one. */
export function levelsField(
  { field, legend, none, zero, level }: LevelMeaning,
  { value, set }: { readonly value: Levels; readonly set: (levels: Levels) => void },
  parts: LevelParts,
): TemplateResult {
  const { words, language, faults, skills } = parts
  const shown = skills.filter((skill) => !skill.archived || keyOf(skill) in value)
  const choose = (code: string) => (chosen: string) => {
    const { [code]: _old, ...others } = value
    set(chosen === '' ? others : { ...others, [code]: Number(chosen) })
  }
  const options = [
    ['', none],
    ...(zero === undefined ? [] : [['0', zero] as const]),
    ...Array.from(
      { length: 10 },
      (_, index) => [String(index + 1), (level ?? words.rules.level)(index + 1)] as const,
    ),
  ] as readonly (readonly [string, string])[]
  const unknown = faults.filter(
    (fault) =>
      fault.field.startsWith(`${field}.`) &&
      !shown.some((skill) => fault.field === `${field}.${keyOf(skill)}`),
  )
  return html`<fieldset class="levels">
    <legend class="label">${legend}</legend>
    ${shown.length === 0 ? html`<p class="hint">${words.rules.noSkills}</p>` : ''}
    ${shown.map((skill) => {
      const code = keyOf(skill)
      const id = `${field}.${code}`
      const wrong = faults.filter((fault) => fault.field === id)
      return labelled({ id, label: titleOf(skill, language), wrong, words }, (control) =>
        select(control, code in value ? String(value[code]) : '', { options, take: choose(code) }),
      )
    })}
    ${faultLine(`${field}-fault`, unknown, words)}
  </fieldset>`
}
