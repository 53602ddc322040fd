import { html, nothing } from 'lit/html.js'
import type { TemplateResult } from 'lit/html.js'
import { cord } from './icons.js'
import type { Actions, Scene } from './view.js'

/** The line is down and was never up: what that means, and when it is tried again. */
export function unreachable({ model, words, now }: Scene, actions: Actions): TemplateResult {
  const { reach } = model
  const refused = reach.is === 'refused'
  const retryAt = reach.is === 'unreachable' ? reach.retryAt : null
  const next =
    retryAt === null ? words.retrying : words.retryIn(Math.max(1, Math.ceil((retryAt - now) / 1000)))
  return html`<div class="body middle" part="body">
      ${cord('down')}
      <div role="alert"><h3 class="ask">${refused ? words.refused : words.unreachable}</h3><p>${refused ? words.refusedHint : words.unreachableHint}</p></div>
      ${refused ? nothing : html`<p class="counting">${next}</p>`}
    </div>
    ${
      refused
        ? nothing
        : html`<footer class="footer" part="footer"><button class="wide" part="button-secondary" type="button" @click=${actions.tryNow}>${words.tryNow}</button></footer>`
    }`
}
