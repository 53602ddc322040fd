import type { TemplateResult } from 'lit/html.js'
import { helpWords } from '../words/tables/help.js'
import type { Kit } from '../later/kit.js'
import type { Reading } from './help-desk.js'
import type { Block, Piece } from './knowledge.js'
import type { HelpView } from './search-view.js'

/** One article, drawn of its blocks: what somebody wrote is text, wherever it stands. */
export function articleView({ kit, scene, hands }: HelpView, { state }: Reading): TemplateResult {
  const { html, icon, coming } = kit
  const say = helpWords(scene.words.tag)
  const back = html`<button class="link all" type="button" @click=${hands.list}>${say.all}</button>`
  if (state === 'loading') return coming(scene)
  if (typeof state === 'string')
    return html`<div class="body article" part="body">${back}
      <h3 tabindex="-1" class="fault">${icon('alert', 16)}<span>${state === 'gone' ? say.gone : scene.online ? say.failed : say.offline}</span></h3>
      ${state === 'gone' ? null : html`<button class="link" type="button" @click=${hands.again}>${scene.words.tryAgain}</button>`}
    </div>`
  return html`<div class="body article" part="body" tabindex="0">${back}
    <h3 tabindex="-1">${state.title}</h3>
    ${state.blocks.map((block) => drawn(kit, block))}
  </div>`
}

function drawn(kit: Kit, { is, pieces = [], items = [], numbered, text }: Block): TemplateResult {
  const { html } = kit
  switch (is) {
    case 'heading':
      return html`<h4>${line(kit, pieces)}</h4>`
    case 'quote':
      return html`<blockquote>${line(kit, pieces)}</blockquote>`
    case 'code':
      return html`<pre tabindex="0"><code>${text}</code></pre>`
    case 'list': {
      const all = items.map((item) => html`<li>${line(kit, item)}</li>`)
      return numbered === true ? html`<ol>${all}</ol>` : html`<ul>${all}</ul>`
    }
    case 'paragraph':
    default:
      return html`<p>${line(kit, pieces)}</p>`
  }
}

function line(kit: Kit, pieces: readonly Piece[]): readonly unknown[] {
  return pieces.map((piece) => drawnPiece(kit, piece))
}

function drawnPiece(kit: Kit, { text, strong, emphasis, code, href }: Piece): unknown {
  const { html } = kit
  let inner: unknown = text
  if (code === true) inner = html`<code>${inner}</code>`
  if (emphasis === true) inner = html`<em>${inner}</em>`
  if (strong === true) inner = html`<b>${inner}</b>`
  // The gateway lets no other through; whoever answers in its name shall not either.
  return href !== undefined && /^(https?|mailto|tel):/.test(href)
    ? html`<a href=${href} target="_blank" rel="noopener noreferrer">${inner}</a>`
    : inner
}
