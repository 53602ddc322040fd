import { html } from 'lit'
import type { TemplateResult } from 'lit'

const address = /\bhttps?:\/\/[^\s<>"]+/gi
/** What ends an address in a sentence, and does not belong to it. */
const tail = /[.,;:!?'"’”)\]}>]+$/

/**
 * What somebody wrote, with its web addresses to be opened in a tab of their own that learns nothing of this page. The whole
 * address is what is read: whoever follows it sees where it leads.
 */
export function linked(text: string): readonly (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = []
  let at = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    const written = found.replace(tail, '')
    if (!URL.canParse(written)) continue
    pieces.push(
      text.slice(at, index),
      html`<a href=${new URL(written).href} target="_blank" rel="noopener noreferrer nofollow ugc">${written}</a>`,
    )
    at = index + written.length
  }
  return [...pieces, text.slice(at)]
}
