import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { icon } from '../look/icons.js'
import type { Fault } from './admin-api.js'
import { faultText } from './fault-text.js'
import type { AdminWords } from './words-en.js'

/** What a control says of itself to whoever cannot see what stands around it. */
export interface Control {
  readonly id: string
  /** The ids of its hint and its fault. */
  readonly about: string
  readonly invalid: boolean
}

/** Everything around a control. */
export interface Labelled {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly wrong: readonly Fault[]
  readonly words: AdminWords
}

/** A control below its label, with its hint and what is wrong with it. */
export function labelled(
  { id, label, hint, wrong, words }: Labelled,
  control: (parts: Control) => TemplateResult,
): TemplateResult {
  const about = [hint === undefined ? '' : `${id}-hint`, wrong.length === 0 ? '' : `${id}-fault`]
    .join(' ')
    .trim()
  return html`<div class="field">
    <label class="label" for=${id}>${label}</label>
    ${control({ id, about, invalid: wrong.length > 0 })}
    ${hint === undefined ? nothing : html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
    ${faultLine(`${id}-fault`, wrong, words)}
  </div>`
}

/** One line of text, or what else `type` names. */
export function input(
  { id, about, invalid }: Control,
  value: string,
  { take, type = 'text', list }: { take(text: string): void; readonly type?: string; readonly list?: string },
): TemplateResult {
  const taken = (event: Event): void => take((event.target as HTMLInputElement).value)
  return html`<input class="input" id=${id} type=${type} list=${list ?? nothing} .value=${value} aria-invalid=${invalid} aria-describedby=${about || nothing} autocomplete="off" @change=${taken} @input=${taken} />`
}

/** Several lines of text. */
export function area(
  { id, about, invalid }: Control,
  value: string,
  take: (text: string) => void,
): TemplateResult {
  return html`<textarea class="input" id=${id} rows="4" aria-invalid=${invalid} aria-describedby=${about || nothing} .defaultValue=${value}
    @input=${(event: Event) => take((event.target as HTMLTextAreaElement).value)}></textarea>`
}

/** One of several. */
export function select(
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

/** Yes or no. */
export function tick(label: string, value: boolean, take: (value: boolean) => void): TemplateResult {
  return html`<label class="tick"><input type="checkbox" .checked=${value} @change=${(event: Event) => take((event.target as HTMLInputElement).checked)} />${label}</label>`
}

/** What is wrong, in words, below what it is about. */
export function faultLine(
  id: string,
  wrong: readonly Fault[],
  words: AdminWords,
): TemplateResult | typeof nothing {
  if (wrong.length === 0) return nothing
  return html`<div id=${id}>${wrong.map((fault) => html`<p class="fault">${icon('alert', 16)}<span>${faultText(words, fault)}</span></p>`)}</div>`
}
