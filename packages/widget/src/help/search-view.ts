import type { TemplateResult } from 'lit/html.js'
import type { Kit } from '../later/kit.js'
import type { Scene } from '../views/view.js'
import { helpWords } from '../words/tables/help.js'
import type { HelpHands, Search } from './help-desk.js'

/** What the views of help are drawn with. */
export interface HelpView {
  readonly kit: Kit
  readonly scene: Scene
  readonly hands: HelpHands
}

/** The field to search in, and what was found. */
export function searchView(view: HelpView, search: Search): TemplateResult {
  const { kit, scene, hands } = view
  const { html, live, icon } = kit
  const say = helpWords(scene.words.tag)
  return html`<div class="body seek" part="body" aria-busy=${search.state === 'searching'}>
    <form role="search" @submit=${(event: Event) => event.preventDefault()}>
      <label class="hidden" for="seek">${scene.words.searchHelp}</label>
      <input id="seek" class="field" type="search" autocomplete="off" enterkeyhint="search" maxlength="200" placeholder=${say.placeholder} .value=${live(search.words)} @input=${(event: Event) => hands.type((event.currentTarget as HTMLInputElement).value)} />
    </form>
    <p class="hidden" role="status">${told(search, scene)}</p>
    ${
      search.state === 'failed'
        ? html`<p class="fault">${icon('alert', 16)}<span>${scene.online ? say.failed : say.offline} <button class="link" type="button" @click=${hands.again}>${scene.words.tryAgain}</button></span></p>`
        : results(view, search)
    }
  </div>`
}

function results({ kit, scene, hands }: HelpView, { words, found }: Search): TemplateResult {
  const { html } = kit
  if (found === null)
    return html`<div class="bones"><span class="bone line long"></span><span class="bone line"></span><span class="bone line long"></span></div>`
  if (found.length === 0) return html`<p class="none">${helpWords(scene.words.tag).none(words.trim())}</p>`
  return html`<ul class="found">
    ${found.map(
      ({ id, title, excerpt }) =>
        html`<li><button id="article-${id}" class="hit" part="card" type="button" @click=${() => hands.read(id)}><b>${title}</b><span class="hint">${excerpt}</span></button></li>`,
    )}
  </ul>`
}

/** What a screen reader is told of it. */
function told({ state, found, words }: Search, { words: { tag }, online }: Scene): string {
  const say = helpWords(tag)
  if (state === 'failed') return online ? say.failed : say.offline
  if (state === 'searching' || found === null) return ''
  return found.length === 0 ? say.none(words.trim()) : say.count(found.length)
}
