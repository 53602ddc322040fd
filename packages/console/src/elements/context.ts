import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Desk } from '../desk.js'
import { filledStar, icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { ContactView } from '../state/contact.js'
import { saidName } from '../state/said-name.js'
import type { OpenContact, Opened } from '../state/desk-view.js'
import type { Phrases } from '../words/en.js'
import { languageName, moment, timer, webAddress } from '../words/format.js'
import { avatar, visitorName } from './parts.js'
import { answersView } from './answers-view.js'
import { attributesView, earlierView, identityView, reachView, verifiedTag } from './person-view.js'

/** What is known of the visitor and the contact. Fires `hide` where it is a drawer, and `choose` with an earlier contact. */
@customElement('console-context')
export class ConsoleContext extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: flex;
        min-height: 0;
      }
      section {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-width: 0;
        min-height: 0;
        overflow-y: auto;
        background: var(--canvas);
        border-inline-start: 1px solid var(--line);
      }
      .part {
        padding: 16px 20px;
        border-bottom: 1px solid var(--line);
      }
      .who {
        display: flex;
        align-items: center;
        gap: 12px;
        margin-bottom: 12px;
      }
      h2 {
        margin-bottom: 8px;
        font: 600 0.8125rem/1.25rem var(--font);
      }
      .who h2 {
        margin: 0;
        font-size: 0.875rem;
        overflow-wrap: anywhere;
      }
      .earlier {
        display: grid;
        gap: 2px;
        margin: 0 -8px;
      }
      .past {
        display: flex;
        gap: 10px;
        width: 100%;
        padding: 6px 8px;
        border-radius: 8px;
        font: var(--t-13);
      }
      .past:hover {
        background: var(--hover);
      }
      .past[aria-current] {
        background: var(--surface);
        box-shadow: inset 0 0 0 1px var(--line);
      }
      .past > svg {
        margin-top: 2px;
        color: var(--ink-3);
      }
      .past .cut {
        display: block;
      }
      dl {
        display: grid;
        grid-template-columns: 92px minmax(0, 1fr);
        gap: 4px 12px;
        font: var(--t-13);
      }
      dt {
        color: var(--ink-3);
      }
      dd {
        overflow-wrap: anywhere;
      }
      .id {
        font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Noto Sans Mono', monospace;
        font-size: 0.75rem;
        user-select: all;
      }
      .page {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        max-width: 100%;
      }
      .stars {
        display: flex;
        align-items: center;
        gap: 2px;
        color: var(--wait);
      }
      .stars .strong {
        margin-inline-start: 6px;
        color: var(--ink);
      }
      blockquote {
        margin: 8px 0 0;
        font: var(--t-13);
        color: var(--ink-2);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .hide {
        display: none;
      }
      :host([drawer]) section {
        box-shadow: var(--e-3);
      }
      :host([drawer]) .hide {
        display: inline-grid;
        margin: -6px -8px -6px 0;
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) contact: OpenContact | null = null
  /** Whether it lies over the conversation and can be put away. */
  @property({ type: Boolean, reflect: true }) drawer = false

  /** Moves the focus to the button that puts the drawer away. */
  enter(): void {
    this.renderRoot.querySelector<HTMLElement>('.hide')?.focus()
  }

  override render(): TemplateResult {
    const { contact } = this
    const words = this.words.context
    return html`<section aria-label=${words.label} tabindex=${contact === null ? nothing : '0'}>
      ${
        contact === null || contact.view.began === null
          ? html`<div class="empty">${this.#hide()}<p class="small">${words.empty}</p></div>`
          : html`${this.#about(contact)}${answersView(contact.view.began.form, this.words)}${attributesView(contact.person, this.words)}${this.#earlier(contact)}${this.#rating(contact.view)}`
      }
    </section>`
  }

  #about(contact: OpenContact): TemplateResult {
    const { began, acceptedAt } = contact.view
    if (began === null) return html``
    const words = this.words.context
    const { tag } = this.words
    const onlookers = this.desk.onlookers(contact.id)
    const called = contact.person?.name ?? saidName(contact.view)
    return html`<div class="part">
      <div class="who">
        ${avatar({ id: began.visitor, name: called, size: 's44' })}
        <div class="grow">
          <h2>${visitorName(this.words, { name: called, id: began.visitor })}</h2>
          ${verifiedTag(contact.person, this.words)}
        </div>
        ${this.#hide()}
      </div>
      <dl>
        ${[...identityView(contact.person, this.words), ...reachView(began.left, this.words)].map(([name, value]) => entry(name, value))}
        ${entry(words.brand, contact.brandName || words.unknown)} ${entry(words.queue, contact.queueName || words.unknown)}
        ${entry(words.page, this.#page(began.page))} ${entry(words.language, languageName(began.locale, tag))}
        ${entry(words.since, html`<time>${moment(began.at, this.desk.clock.now(), tag)}</time>`)}
        ${entry(words.waited, html`<span class="num">${acceptedAt === null ? words.unknown : timer(acceptedAt - began.at)}</span>`)}
        ${onlookers.length === 0 ? nothing : entry(words.onlookers, onlookers.join(', '))}
        ${entry(words.contact, html`<span class="id">${contact.id}</span>`)}
      </dl>
    </div>`
  }

  #earlier(contact: OpenContact): TemplateResult | typeof nothing {
    const via = contact.via ?? contact.id
    return earlierView(contact.person, {
      words: this.words,
      desk: this.desk,
      shown: contact.id,
      open: ({ id, brandName, queueName }) =>
        this.dispatchEvent(new CustomEvent<Opened>('choose', { detail: { id, brandName, queueName, via } })),
    })
  }

  /** The address comes from a stranger's browser: a link only where it is one of the web. */
  #page(page: string | null): TemplateResult | string {
    const words = this.words.context
    if (page === null || page === '') return words.unknown
    const url = webAddress(page)
    if (url === null) return page
    return html`<a class="page" href=${url.href} target="_blank" rel="noopener noreferrer nofollow" title=${url.href}
      ><span class="cut">${url.host}${url.pathname}</span>${icon('outside', 14)}<span class="sr">(${words.newTab})</span></a
    >`
  }

  #rating({ rating }: ContactView): TemplateResult {
    const words = this.words.context
    return html`<div class="part">
      <h2>${words.rating}</h2>
      ${
        rating === null
          ? html`<p class="small faint">${words.noRating}</p>`
          : html`<p class="stars">${Array.from({ length: rating.score }, filledStar)}<span class="small strong">${words.stars(rating.score)}</span></p>
            ${rating.comment === null || rating.comment === '' ? nothing : html`<blockquote>${rating.comment}</blockquote>`}`
      }
    </div>`
  }

  #hide(): TemplateResult {
    const { hide } = this.words.context
    return html`<button type="button" class="icon-button hide" aria-label=${hide} title=${hide} @click=${() => this.dispatchEvent(new CustomEvent('hide'))}>${icon('close')}</button>`
  }
}

function entry(name: string, value: TemplateResult | string): TemplateResult {
  return html`<dt>${name}</dt><dd>${value}</dd>`
}
