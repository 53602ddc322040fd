import { html, nothing } from 'lit/html.js'
import type { TemplateResult } from 'lit/html.js'
import { guardKeys } from '../focus.js'
import { announcement } from './announcement.js'
import { header } from './header.js'
import type { Actions, Scene } from './view.js'

/** Smaller than this the panel covers the page; the style sheet says the same. */
export const coversPage = matchMedia('(max-width: 479px), (max-height: 559px)')

/** The panel around `view`: its name, its head, and what a screen reader is told. Where the gateway cannot be reached, that takes the place of the view. */
export function dialog(
  scene: Scene,
  actions: Actions,
  wasLost: boolean,
  view: () => TemplateResult,
): TemplateResult {
  const { words } = scene
  const { reach, brand } = scene.model
  const down = reach.is === 'unreachable' || reach.is === 'refused'
  return html`<div class="box dock">
    <section
      class="panel"
      part="panel"
      role="dialog"
      aria-modal=${coversPage.matches ? 'true' : nothing}
      aria-label=${brand === null ? words.support : words.supportOf(brand)}
      lang=${words.tag}
      dir=${words.direction}
      @keydown=${(event: KeyboardEvent) => guardKeys(event, coversPage.matches, actions.close)}
    >
      ${header(down ? { ...scene, place: 'home' } : scene, actions)}
      <p class="hidden" role="status">${announcement(scene, wasLost)}</p>
      ${down ? scene.later('down') : view()}
    </section>
  </div>`
}
