import type { ExtraSent } from '@switchboard/protocol'
import type { TemplateResult } from 'lit/html.js'
import type { Message } from '../conversation/conversation.js'
import type { ExtraViews } from '../later/extras.js'
import type { Kit } from '../later/kit.js'
import { extrasStyle } from '../style/extras.js'
import { extraWords } from '../words/tables/extras.js'
import type { Actions, Scene } from './view.js'

/** A message with what came along: the card or the words, and below it the answers while they may be chosen. */
function draw(kit: Kit, scene: Scene, actions: Actions, message: Message): TemplateResult | null {
  const { extra } = message
  if (!extra) return null
  const { card, words, replies = [] } = extra
  const said = card ? drawnCard(kit, scene, { card, words }) : kit.html`<span>${kit.linked(words)}</span>`
  return kit.html`${said}${isOpen(scene, message) ? choices(kit, scene, actions, replies) : kit.nothing}`
}

/** Answers may be chosen until the visitor has said anything, in any tab, or more answers came. */
function isOpen({ model }: Scene, { key }: Message): boolean {
  const { entries, phase } = model.conversation
  const last = entries.findLast((each) => each.kind === 'message' && (each.own || each.extra?.replies))
  return last?.key === key && (phase === 'queued' || phase === 'connected')
}

function choices(
  { html }: Kit,
  { words }: Scene,
  actions: Actions,
  replies: readonly string[],
): TemplateResult {
  return html`<div class="replies" role="group" aria-label=${extraWords(words.tag).replies}>
    ${replies.map((label) => html`<button type="button" @click=${() => actions.say(label)}>${label}</button>`)}
  </div>`
}

function drawnCard(
  { html, nothing, linked }: Kit,
  scene: Scene,
  { card, words }: { readonly card: NonNullable<ExtraSent['card']>; readonly words: string },
): TemplateResult {
  const { title, links, picture } = card
  return html`<div class="rich">
    ${picture ? html`<img src=${scene.picture(picture.file) ?? nothing} width=${picture.width} height=${picture.height} alt="" @error=${hide} />` : nothing}
    <div class="said"><b>${title}</b>${words === '' ? nothing : html`<p>${linked(words)}</p>`}</div>
    ${
      links.length === 0
        ? nothing
        : html`<div class="links">${links.map(({ label, url }) => html`<a href=${/^https?:/i.test(url) ? url : nothing} target="_blank" rel="noopener noreferrer nofollow ugc">${label}</a>`)}</div>`
    }
  </div>`
}

/** The page's own policy may allow no pictures of ours, or it was erased: the words are still there. */
function hide({ target }: Event): void {
  ;(target as HTMLElement).hidden = true
}

/** What came along with messages, fetched with the first. */
export const extras: ExtraViews = { style: extrasStyle, message: draw }
