import { html, nothing } from 'lit/html.js'
import type { TemplateResult } from 'lit/html.js'
import { clockTime, comingDay } from '../conversation/clock.js'
import { firstLetter, initialsOf, tintOf } from '../conversation/initials.js'
import { icon } from './icons.js'
import type { Actions, Scene } from './view.js'

const tints = 6

/** The company's mark: its first letter on its colour. */
export function brandMark(brand: string): TemplateResult {
  return html`<span class="mark" aria-hidden="true">${firstLetter(brand)}</span>`
}

/** A portrait of letters, under the person's picture where there is one (a path at the gateway, where this file came from). */
export function portrait(name: string, picture?: string): TemplateResult {
  return html`<span class="portrait tint-${tintOf(name, tints)}" aria-hidden="true">${initialsOf(name)}${picture ? html`<img src=${new URL(picture, import.meta.url).href} alt="" @load=${seen} @error=${seen} />` : nothing}</span>`
}

/** Where the picture cannot be had, or the page's own policy allows none of ours, there are the letters. */
function seen({ type, target }: Event): void {
  ;(target as HTMLElement).hidden = type === 'error'
}

/** Until when the company is open, or when it opens. */
function opening({ model, words, locale, now }: Scene): TemplateResult | typeof nothing {
  const openings = model.standing?.openings
  if (!openings) return nothing
  const { open, today, nextAt } = openings
  const until = today.find(({ from, to }) => from <= now && to !== null && now < to)?.to
  const said = open
    ? until && words.openUntil(clockTime(until, locale))
    : nextAt === null
      ? words.closed
      : words.opensAt(clockTime(nextAt, locale), comingDay(nextAt, now, locale))
  return said ? html`<p class="sub"><span class="lamp ${open ? '' : 'out'}"></span> ${said}</p>` : nothing
}

/** The head of the panel: on the start the company, in a conversation the agent. */
export function header(scene: Scene, actions: Actions): TemplateResult {
  const { model, words, place } = scene
  const { brand, conversation } = model
  const waits = brand === null && model.reach.is === 'loading'
  const inside = place !== 'home'
  const title =
    place === 'help'
      ? words.searchHelp
      : place === 'message'
        ? words.leaveMessage
        : place === 'callback'
          ? words.callback
          : place === 'conversation' && model.asks
            ? words.beforeChat
            : null
  const agent = place === 'conversation' ? conversation.agent : null
  const ends =
    place === 'conversation' &&
    !conversation.call &&
    (conversation.phase === 'queued' || conversation.phase === 'connected')
  return html`<header class="header ${inside ? 'ruled' : ''}" part="header">
    ${inside ? html`<button class="key" type="button" aria-label=${words.back} @click=${place === 'conversation' ? actions.back : actions.home}>${icon('back')}</button>` : nothing}
    ${title !== null ? nothing : agent !== null ? portrait(agent, conversation.picture) : waits ? html`<span class="bone mark"></span>` : brandMark(brand ?? words.support)}
    <div class="title">
      <h2 tabindex="-1">
        ${
          waits && agent === null
            ? html`<span class="bone line"></span><span class="hidden">${words.support}</span>`
            : (title ?? agent ?? brand ?? words.support)
        }
      </h2>
      ${agent !== null && brand !== null ? html`<p class="sub">${brand}</p>` : inside ? nothing : opening(scene)}
    </div>
    ${
      ends
        ? html`<button class="quiet" type="button" ?disabled=${conversation.ending} @click=${actions.end}>${words.endChat}</button>`
        : nothing
    }
    <button class="key" type="button" aria-label=${words.close} @click=${actions.close}>${icon('close')}</button>
  </header>`
}
