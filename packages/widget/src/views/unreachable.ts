import type { TemplateResult } from 'lit/html.js'
import type { Kit } from '../later/kit.js'
import { downWords } from '../words/tables/down.js'
import type { Actions, Scene } from './view.js'

/** The line is down and was never up: what that means, and when it is tried again. */
export function down(kit: Kit, { model, words, now }: Scene, actions: Actions): TemplateResult {
  const { reach } = model
  const { html } = kit
  const { hint, refused, refusedHint, retryIn, retrying, tryNow } = downWords(words.tag)
  if (reach.is !== 'unreachable')
    return html`<div class="body middle" part="body">${unplugged(kit)}${said(kit, refused, refusedHint)}</div>`
  const { retryAt } = reach
  const next = retryAt === null ? retrying : retryIn(Math.max(1, Math.ceil((retryAt - now) / 1000)))
  return html`<div class="body middle" part="body">
      ${unplugged(kit)}${said(kit, words.unreachable, hint)}
      <p class="counting">${next}</p>
    </div>
    <footer class="footer" part="footer"><button class="wide" part="button-secondary" type="button" @click=${actions.tryNow}>${tryNow}</button></footer>`
}

function said({ html }: Kit, title: string, hint: string): TemplateResult {
  return html`<div role="alert"><h3 class="ask">${title}</h3><p>${hint}</p></div>`
}

/** The cord, unplugged. */
function unplugged({ svg }: Kit): TemplateResult {
  return svg`<svg class="cord down" viewBox="0 0 240 72" aria-hidden="true">
  <path class="slack" d="M14 22C44 62 82 66 124 62" /><rect class="plug" x="122" y="57" width="18" height="9" rx="3" />
  <circle class="near" cx="14" cy="22" r="9" /><circle class="near core" cx="14" cy="22" r="3.5" />
  <circle class="socket" cx="226" cy="22" r="9" />
</svg>`
}
