import type { ChosenPresence } from '@switchboard/protocol'
import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import type { IconName } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { DeskView } from '../state/desk-view.js'
import type { Phrases } from '../words/en.js'
import { timer } from '../words/format.js'
import { moveInMenu } from './menu-keys.js'
import { avatar } from './parts.js'
import { Popup } from './popup.js'
import { Ticker } from './ticker.js'

const choices: readonly {
  readonly presence: ChosenPresence & ('available' | 'break' | 'offline')
  readonly icon: IconName
}[] = [
  { presence: 'available', icon: 'inbox' },
  { presence: 'break', icon: 'cup' },
  { presence: 'offline', icon: 'moon' },
]

/** One's own name and state: the button that opens the choice of states. */
@customElement('console-presence')
export class ConsolePresence extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: block;
        position: relative;
        flex: 1;
        min-width: 0;
      }
      .own {
        display: flex;
        align-items: center;
        gap: 10px;
        width: 100%;
        min-height: 48px;
        padding: 6px 10px 6px 6px;
        border-radius: 12px;
      }
      .own:hover,
      .own[aria-expanded='true'] {
        background: var(--hover);
      }
      .picture {
        position: relative;
        display: inline-flex;
      }
      .picture .lamp {
        position: absolute;
        inset-block-end: -1px;
        inset-inline-end: -1px;
        box-sizing: content-box;
        border: 2px solid var(--canvas);
      }
      .lines > span {
        display: block;
      }
      .menu {
        position: absolute;
        z-index: 20;
        inset-block-start: calc(100% + 6px);
        inset-inline: 0;
        min-width: 280px;
        padding: 6px;
      }
      .item {
        display: flex;
        align-items: center;
        gap: 12px;
        width: 100%;
        min-height: 52px;
        padding: 6px 12px 22px;
        border-radius: 10px;
      }
      .choice {
        position: relative;
      }
      .hint {
        position: absolute;
        inset-block-end: 8px;
        inset-inline: 44px 12px;
        pointer-events: none;
      }
      .item:hover,
      .item:focus-visible {
        background: var(--hover);
      }
      .item:focus-visible {
        outline-offset: -2px;
      }
      .item .sign,
      .item > svg {
        margin-block-end: -14px;
      }
      .item .sign {
        display: grid;
        place-items: center;
        width: 20px;
        color: var(--ink-3);
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) view!: DeskView
  readonly #popup = new Popup(this, () => this.renderRoot.querySelector('button'))
  #wasOpen = false

  constructor() {
    super()
    void new Ticker(this)
  }

  override render(): TemplateResult {
    const { agent, choosing, loaded } = this.view
    const words = this.words.presence
    const { open } = this.#popup
    const name = this.desk.me.name
    return html`<button
        type="button"
        class="own"
        aria-haspopup="menu"
        aria-expanded=${open}
        aria-busy=${choosing !== null}
        @click=${() => this.#popup.toggle()}
        @keydown=${this.#openByKey}
      >
        <span class="picture">${avatar({ id: this.desk.me.id, name, size: 's36' })}<span class="lamp ${loaded ? agent.presence : ''}"></span></span>
        <span class="grow lines">
          <span class="strong cut"><span class="sr">${words.label}: </span>${loaded ? words.states[agent.presence] : this.words.line.connecting}<span class="sr">, </span></span>
          <span class="tiny faint cut">${name}${this.#doing()}</span>
        </span>
        ${icon('down', 16)}
      </button>
      ${open ? this.#menu() : nothing}`
  }

  /** What one is in the middle of, or how long the state has lasted; the seconds are for the eye alone. */
  #doing(): TemplateResult {
    const { agent, mine } = this.view
    const now = this.desk.clock.now()
    const first = mine[0]
    const started = agent.work[0]?.startedAt
    if (first?.group === 'wrap_up')
      return html` · ${this.words.presence.wrapUp}<span class="num" aria-hidden="true"> ${timer(now - first.since)}</span>`
    if (started !== undefined)
      return html` · ${this.words.presence.inChat}<span class="num" aria-hidden="true"> ${timer(now - started)}</span>`
    if (agent.presenceSince === null) return html``
    return html`<span class="num" aria-hidden="true"> · ${timer(now - agent.presenceSince)}</span>`
  }

  #menu(): TemplateResult {
    const words = this.words.presence
    return html`<div class="pop menu" role="menu" aria-label=${words.menu} @keydown=${moveInMenu}>
      ${choices.map(({ presence, icon: sign }) => {
        const current = this.view.agent.presence === presence
        return html`<div class="choice" role="none">
          <button type="button" class="item" role="menuitem" tabindex="-1" aria-current=${current ? 'true' : nothing} @click=${() => this.#choose(presence)}>
            <span class="sign">${presence === 'available' ? html`<span class="lamp available"></span>` : icon(sign, 18)}</span>
            <span class="grow ${current ? 'strong' : ''}">${words.states[presence]}</span>
            ${current ? icon('check', 18) : nothing}
          </button>
          <span class="tiny faint hint" aria-hidden="true">${words.hints[presence]}</span>
        </div>`
      })}
    </div>`
  }

  override updated(_changed: PropertyValues<this>): void {
    const { open } = this.#popup
    if (open && !this.#wasOpen)
      (this.#items().find((item) => item.ariaCurrent === 'true') ?? this.#items()[0])?.focus()
    this.#wasOpen = open
  }

  #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')]
  }

  #choose(presence: ChosenPresence): void {
    this.#popup.close()
    void this.desk.choosePresence(presence)
  }

  readonly #openByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || this.#popup.open) return
    event.preventDefault()
    this.#popup.toggle()
  }
}
