import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { icon } from '../look/icons.js'
import type { Fault, Thing } from './admin-api.js'
import { faultLine, input, labelled, select } from './controls.js'
import { type Hours, hoursField } from './hours-field.js'
import { type LevelParts, type Levels, levelsField } from './levels-field.js'
import { keyOf, titleOf } from './kinds.js'
import { hoursText } from './rules-text.js'
import { shownNumber, typedNumber } from './typed.js'

/** The rules of a queue as a form has them: a number that is none is the text that was typed. Times in ms. */
export interface Rules {
  readonly skills?: Levels
  readonly relaxation?: readonly { readonly afterMs: number | string; readonly skills: Levels }[]
  readonly stickyMs?: number | string
  readonly overflow?: { readonly afterMs: number | string; readonly to: string } | null
  readonly maxWaiting?: number | string | null
  readonly hours?: Hours | null
}

/** What rules are filled in with. */
export interface RulesParts extends LevelParts {
  /** The centre's own. */
  readonly zone: string
  readonly queues: readonly Thing[]
  /** The queue itself, to which nothing can overflow; null: a new one. */
  readonly own: string | null
}

interface Setter {
  readonly value: Rules
  readonly set: (rules: Rules | null) => void
}

/** When a queue is open, whom it asks, and what happens when it is full: folded up, each with what holds now. */
export function rulesField({ value, set }: Setter, parts: RulesParts): TemplateResult {
  const { words, language, faults } = parts
  const change = (part: Rules): void => set(tidied({ ...value, ...part }))
  const whole = faults.filter(({ field }) => field === 'rules')
  return html`${fold(
    {
      title: words.rules.hoursTitle,
      now: hoursText(value.hours ?? null, words, language),
      field: 'rules.hours',
    },
    parts,
    hoursField(value.hours ?? null, (hours) => change({ hours }), parts),
  )}
  ${fold(
    {
      title: words.rules.askedTitle,
      now: askedText(value, parts),
      field: /^rules\.(?:skills|relaxation|sticky)/,
    },
    parts,
    asked(value, change, parts),
  )}
  ${fold(
    { title: words.rules.fullTitle, now: fullText(value, parts), field: /^rules\.(?:max|overflow)/ },
    parts,
    whenFull(value, change, parts),
  )}
  ${faultLine('rules-fault', whole, words)}`
}

/** A part of the form that is folded up until somebody wants it, or something in it is wrong. */
export function fold(
  { title, now, field }: { readonly title: string; readonly now: string; readonly field: string | RegExp },
  { faults }: { readonly faults: readonly Fault[] },
  content: TemplateResult,
): TemplateResult {
  const wrong = faults.some((fault) =>
    typeof field === 'string' ? fault.field.startsWith(field) : field.test(fault.field),
  )
  return html`<details class="fold" ?open=${wrong}>
    <summary><span class="label">${title}</span><span class="hint">${now}</span></summary>
    <div class="stack">${content}</div>
  </details>`
}

/** What says nothing is left out, and rules that say nothing are none. */
function tidied(rules: Rules): Rules | null {
  const entries = Object.entries(rules).filter(([, value]) => {
    if (value === null || value === undefined || value === 0) return false
    return typeof value !== 'object' || Object.keys(value).length > 0
  })
  return entries.length === 0 ? null : Object.fromEntries(entries)
}

function askedText({ skills = {} }: Rules, { words, language, skills: known }: RulesParts): string {
  const names = Object.entries(skills).map(([code, level]) => {
    const skill = known.find((one) => keyOf(one) === code)
    return `${skill === undefined ? code : titleOf(skill, language)} ${level}`
  })
  return names.join(', ') || words.rules.anybody
}

function fullText(
  { maxWaiting = null, overflow = null }: Rules,
  { words, language, queues }: RulesParts,
): string {
  const to = queues.find((queue) => keyOf(queue) === overflow?.to)
  return (
    [
      ...(maxWaiting === null ? [] : [words.rules.atMost(String(maxWaiting))]),
      ...(to === undefined ? [] : [words.rules.overflowsTo(titleOf(to, language))]),
    ].join(' · ') || words.rules.noLimit
  )
}

function asked(value: Rules, change: (part: Rules) => void, parts: RulesParts): TemplateResult {
  const { words, faults } = parts
  const { skills = {}, relaxation = [], stickyMs = 0 } = value
  const needed = parts.skills.filter((skill) => keyOf(skill) in skills)
  return html`${levelsField(
    { field: 'rules.skills', legend: words.rules.needed, none: words.rules.notNeeded },
    { value: skills, set: (next) => change({ skills: next }) },
    parts,
  )}
    ${
      needed.length === 0 && relaxation.length === 0
        ? nothing
        : html`<fieldset class="week">
          <legend class="label">${words.rules.relaxation}</legend>
          <p class="hint">${words.rules.relaxationHint}</p>
          ${relaxation.map((_, index) => step(index, { relaxation, change }, { ...parts, skills: needed }))}
          <div class="buttons">
            <button type="button" class="button second low" @click=${() => change({ relaxation: [...relaxation, { afterMs: 60_000 * (relaxation.length + 1), skills: {} }] })}>${words.rules.addStep}</button>
          </div>
        </fieldset>`
    }
    ${labelled(
      {
        id: 'rules.stickyMs',
        label: words.rules.sticky,
        hint: words.rules.stickyHint,
        wrong: faults.filter(({ field }) => field === 'rules.stickyMs'),
        words,
      },
      (control) =>
        input(control, shownNumber(stickyMs, 1_000), {
          take: (text) => change({ stickyMs: typedNumber(text, 1_000) }),
        }),
    )}`
}

function step(
  index: number,
  {
    relaxation,
    change,
  }: { readonly relaxation: NonNullable<Rules['relaxation']>; readonly change: (part: Rules) => void },
  parts: RulesParts,
): TemplateResult {
  const { words, faults } = parts
  const at = `rules.relaxation.${index}`
  const one = relaxation[index] ?? { afterMs: 0, skills: {} }
  const replace = (next: Partial<typeof one>): void =>
    change({ relaxation: relaxation.map((old, no) => (no === index ? { ...old, ...next } : old)) })
  return html`<div class="day">
    <div class="span">
      <div class="grow">${labelled(
        {
          id: `${at}.afterMs`,
          label: words.rules.after,
          wrong: faults.filter(({ field }) => field === `${at}.afterMs`),
          words,
        },
        (control) =>
          input(control, shownNumber(one.afterMs, 1_000), {
            take: (text) => replace({ afterMs: typedNumber(text, 1_000) }),
          }),
      )}</div>
      <button type="button" class="icon-button" aria-label=${`${words.rules.remove}: ${words.rules.step(index + 1)}`} title=${words.rules.remove} @click=${() => change({ relaxation: relaxation.filter((_, no) => no !== index) })}>${icon('close', 18)}</button>
    </div>
    ${levelsField(
      {
        field: `${at}.skills`,
        legend: words.rules.fromThen,
        none: words.rules.asBefore,
        zero: words.rules.notAtAll,
      },
      { value: one.skills, set: (skills) => replace({ skills }) },
      parts,
    )}
  </div>`
}

function whenFull(value: Rules, change: (part: Rules) => void, parts: RulesParts): TemplateResult {
  const { words, language, faults, queues, own } = parts
  const { maxWaiting = null, overflow = null } = value
  const of = (field: string): readonly Fault[] => faults.filter((fault) => fault.field === field)
  const others = queues.filter(
    (queue) => keyOf(queue) !== own && (!queue.archived || keyOf(queue) === overflow?.to),
  )
  return html`${labelled(
    {
      id: 'rules.maxWaiting',
      label: words.rules.maxWaiting,
      hint: words.rules.maxWaitingHint,
      wrong: of('rules.maxWaiting'),
      words,
    },
    (control) =>
      input(control, shownNumber(maxWaiting), {
        take: (text) => change({ maxWaiting: text.trim() === '' ? null : typedNumber(text) }),
      }),
  )}
    ${labelled(
      { id: 'rules.overflow.to', label: words.rules.overflow, wrong: of('rules.overflow.to'), words },
      (control) =>
        select(control, overflow?.to ?? '', {
          options: [
            ['', words.rules.noOverflow],
            ...others.map((queue) => [keyOf(queue), titleOf(queue, language)] as const),
          ],
          take: (to) =>
            change({ overflow: to === '' ? null : { afterMs: overflow?.afterMs ?? 120_000, to } }),
        }),
    )}
    ${
      overflow === null
        ? nothing
        : labelled(
            {
              id: 'rules.overflow.afterMs',
              label: words.rules.after,
              wrong: of('rules.overflow.afterMs'),
              words,
            },
            (control) =>
              input(control, shownNumber(overflow.afterMs, 1_000), {
                take: (text) => change({ overflow: { ...overflow, afterMs: typedNumber(text, 1_000) } }),
              }),
          )
    }`
}
