import { html } from 'lit/html.js'
import type { TemplateResult } from 'lit/html.js'
import { piecesOf } from '../conversation/links.js'

/** Addresses can be opened, in a tab of their own that learns nothing of this page. The whole address is what is read. `follow` hears the press first. */
export function linked(text: string, follow?: (event: Event) => void): readonly (string | TemplateResult)[] {
  return piecesOf(text).map((piece) =>
    piece.href === null
      ? piece.text
      : html`<a href=${piece.href} target="_blank" rel="noopener noreferrer nofollow ugc" @click=${follow}>${piece.text}</a>`,
  )
}
