import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { FoundContact } from '../browser/desk-api.js'
import type { Phrases } from '../words/en.js'
import { moment } from '../words/format.js'
import { avatar, brandAndQueue, visitorName } from './parts.js'

/** A contact that was found, with the words where they stand: text, whatever it looks like. `now`: epoch ms. */
export function foundView(
  { contact, hit }: FoundContact,
  { words, now }: { readonly words: Phrases; readonly now: number },
): TemplateResult {
  const { visitor: id, name, brandName, queueName, startedAt } = contact
  return html`${avatar({ id, name, size: 's32' })}
    <span class="grow">
      <span class="row"><span class="cut grow">${visitorName(words, { name, id })}</span><span class="side tiny faint cut">${brandAndQueue(brandName, queueName)} · ${moment(startedAt, now, words.tag)}</span></span>
      ${hit === null ? nothing : html`<span class="said">${hit.name === null || hit.name === '' ? nothing : `${hit.name}: `}${marked(hit.text, hit.marks)}</span>`}
    </span>`
}

/** The text in pieces, those that were sought marked. Marks that overlap or run out of the text are left away. */
function marked(text: string, marks: readonly (readonly [number, number])[]): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = []
  let done = 0
  for (const [from, to] of marks) {
    if (from < done || to <= from || to > text.length) continue
    parts.push(text.slice(done, from), html`<mark>${text.slice(from, to)}</mark>`)
    done = to
  }
  return [...parts, text.slice(done)]
}
