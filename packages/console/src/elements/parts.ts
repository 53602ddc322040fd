import type { ErrorCode } from '@switchboard/protocol'
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { icon } from '../look/icons.js'
import type { Phrases } from '../words/en.js'
import { refusal } from '../words/refusal.js'
import { initials, shortId, tintOf } from '../words/format.js'

/** A round picture of a person: initials of a name, a figure where there is none, under the picture where that can be had. `size`: a class of the pieces. */
export function avatar(who: {
  readonly id: string
  readonly name: string | null
  /** Where the person's own picture is. */
  readonly picture?: string | null
  readonly size?: 's32' | 's36' | 's44' | 's72'
}): TemplateResult {
  const { id, name, picture, size } = who
  const own = picture ? html`<img src=${picture} alt="" @load=${seen} @error=${seen} />` : nothing
  return html`<span class="avatar ${size ?? ''} tint-${tintOf(id)}" aria-hidden="true"
    >${name === null ? icon('user', size === 's32' ? 18 : 20) : initials(name)}${own}</span
  >`
}

/** Where there is none any more, the initials are seen. */
function seen({ type, target }: Event): void {
  ;(target as HTMLElement).hidden = type === 'error'
}

/** What a visitor is called: the name that the brand gave, else a few letters that tell the visitors of a day apart. */
export function visitorName(
  words: Phrases,
  { name, id }: { readonly name: string | null; readonly id: string },
): string {
  return name === null || name.trim() === '' ? words.inbox.visitor(shortId(id)) : name
}

/** The mark of a brand beside its name. */
export function brandMark(name: string): TemplateResult {
  return html`<span class="brand tint-${tintOf(name)}" aria-hidden="true">${initials(name).slice(0, 1)}</span>`
}

/** A brand and a queue on one line: `Gốm Hiên · Orders`. */
export function brandAndQueue(brandName: string, queueName: string): string {
  return [brandName, queueName].filter((name) => name !== '').join(' · ')
}

/** A key beside the words of its button; nothing where single keys are switched off. */
export function keyHint(key: string, shown: boolean): TemplateResult | typeof nothing {
  return shown ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing
}

/** What did not work, why, and the way to put the words away; read out at once. */
export function faultNote(
  words: Phrases,
  fault: { readonly what: string; readonly code: ErrorCode; readonly dismiss: () => void },
): TemplateResult {
  return html`<div class="fault-note" role="alert">
    ${icon('alert', 16)}
    <span class="grow">${fault.what} ${refusal(words, fault.code)}</span>
    <button type="button" class="icon-button" aria-label=${words.dismiss} @click=${fault.dismiss}>${icon('close', 16)}</button>
  </div>`
}

/** Bars in the sizes of the rows that will take their place. */
export function skeletonRows(count: number): TemplateResult[] {
  return Array.from(
    { length: count },
    () => html`<div class="skeleton-row">
      <span class="bar round"></span><span class="grow bars"><span class="bar half"></span><span class="bar most"></span><span class="bar short"></span></span>
    </div>`,
  )
}
