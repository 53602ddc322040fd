import type { ChosenPresence, Presence } from '@switchboard/protocol'
import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { dispositionName } from '../browser/api.js'
import type { BreakReason } from '../browser/desk-api.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import type { IconName } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import { readHeadset } from '../calls/headset.js'
import type { DeskView } from '../state/desk-view.js'
import type { Phrases } from '../words/en.js'
import { timer } from '../words/format.js'
import './headset-dialog.js'
import { moveInMenu } from './menu-keys.js'
import { avatar } from './parts.js'
import { Popup } from './popup.js'
import { Ticker } from './ticker.js'

const choices: readonly {
  readonly presence: ChosenPresence
  readonly icon: IconName
}[] = [
  { presence: 'available', icon: 'inbox' },
  { presence: 'break', icon: 'cup' },
  { presence: 'training', icon: 'book' },
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
      .item.reason {
        min-height: 36px;
        padding: 6px 12px 6px 44px;
      }
      .item.later {
        margin-top: 6px;
        padding: 10px 12px 6px;
        border-top: 1px solid var(--line);
        border-radius: 0 0 10px 10px;
      }
      .item.later .tiny {
        display: block;
      }
      .box {
        display: grid;
        place-items: center;
        flex: none;
        width: 18px;
        height: 18px;
        margin-inline: 1px;
        border: 1.5px solid var(--edge);
        border-radius: 5px;
      }
      [aria-checked='true'] .box {
        border-color: var(--primary);
        background: var(--primary);
        color: var(--on-primary);
      }
      .item.later .box > svg {
        margin: 0;
      }
      .choice {
        display: grid;
      }
      .choice > * {
        grid-area: 1 / 1;
      }
      .choice > .item {
        align-items: start;
        padding-block: 7px;
      }
      .hint {
        margin: 28px 12px 8px 44px;
        pointer-events: none;
      }
      .item:hover,
      .item:focus-visible {
        background: var(--hover);
      }
      .item:focus-visible {
        outline-offset: -2px;
      }
      .choice .sign,
      .choice svg {
        margin-block-start: 10px;
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
  /** Whether the choice is taken when the last contact in hand is closed. */
  @state() private later = false
  @state() private testing = false
  /** Where one's picture is, once it has changed. */
  @state() private picture: string | null | undefined
  readonly #popup = new Popup(this, () => this.renderRoot.querySelector('button'))
  #wasOpen = false

  constructor() {
    super()
    void new Ticker(this)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.desk.lookUps.loadBreakReasons()
    addEventListener('own-picture', this.#pictured)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('own-picture', this.#pictured)
  }

  readonly #pictured = (event: Event): void => {
    this.picture = (event as CustomEvent<{ readonly picture: string | null }>).detail.picture
  }

  override render(): TemplateResult {
    const { agent, choosing, loaded } = this.view
    const words = this.words.presence
    const { open } = this.#popup
    const { id, name, picture } = this.desk.me
    return html`<button
        type="button"
        class="own"
        aria-haspopup="menu"
        aria-expanded=${open}
        aria-busy=${choosing !== null}
        @click=${() => this.#popup.toggle()}
        @keydown=${this.#openByKey}
      >
        <span class="picture">${avatar({ id, name, picture: this.picture === undefined ? (picture ?? null) : this.picture, size: 's36' })}<span class="lamp ${loaded ? agent.presence : ''}"></span></span>
        <span class="grow lines">
          <span class="strong cut"><span class="sr">${words.label}: </span>${loaded ? this.#stateName(agent.presence, agent.reason) : this.words.line.connecting}${agent.planned === null ? nothing : html`, ${words.planned(this.#stateName(agent.planned.presence, agent.planned.reason))}`}<span class="sr">, </span></span>
          <span class="tiny faint cut">${name}${this.#doing()}</span>
        </span>
        ${icon('down', 16)}
      </button>
      ${open ? this.#menu() : nothing}${this.testing ? this.#headset() : nothing}`
  }

  #headset(): TemplateResult {
    return html`<console-headset
      .words=${this.words}
      .available=${this.view.agent.presence === 'available'}
      @available=${() => void this.desk.choosePresence('available')}
      @done=${() => {
        this.testing = false
        this.renderRoot.querySelector('button')?.focus()
      }}
    ></console-headset>`
  }

  #headsetItem(): TemplateResult {
    const words = this.words.headset
    const test = (): void => {
      this.#popup.close()
      this.testing = true
    }
    return html`<button type="button" class="item later" role="menuitem" tabindex="-1" @click=${test}>
      <span class="sign">${icon('phone', 18)}</span>
      <span class="grow">${words.test}${readHeadset().testedAt === null ? html`<span class="tiny faint">${words.never}</span>` : nothing}</span>
    </button>`
  }

  /** The state with the reason of a break: `Break: Lunch`. */
  #stateName(presence: Presence, reason: string | null): string {
    const name = this.words.presence.states[presence]
    const known = this.desk.lookUps.breakReasons.find(({ code }) => code === reason)
    return known === undefined ? name : `${name}: ${dispositionName(known, this.words.tag)}`
  }

  /** What one is in the middle of, or how long the state has lasted; the seconds are for the eye alone. */
  #doing(): TemplateResult {
    const { agent, mine } = this.view
    const now = this.desk.clock.now()
    const first = mine[0]
    const started = agent.work[0]?.startedAt
    if (first?.group === 'wrap_up')
      return html` · ${this.words.presence.wrapUp}<span class="num" aria-hidden="true"> ${timer(now - first.since)}</span>`
    const inHand = agent.work[0]?.contact
    const calls = inHand !== undefined && this.desk.contact(inHand).view.began?.channel === 'voice'
    if (started !== undefined)
      return html` · ${calls ? this.words.presence.inCall : this.words.presence.inChat}<span class="num" aria-hidden="true"> ${timer(now - started)}</span>`
    if (agent.presenceSince === null) return html``
    return html`<span class="num" aria-hidden="true"> · ${timer(now - agent.presenceSince)}</span>`
  }

  #menu(): TemplateResult {
    const words = this.words.presence
    return html`<div class="pop menu" role="menu" aria-label=${words.menu} @keydown=${moveInMenu}>
      ${choices.map(({ presence, icon: sign }) => {
        const current = this.view.agent.presence === presence && this.view.agent.reason === null
        return html`<div class="choice" role="none">
            <button type="button" class="item" role="menuitem" tabindex="-1" aria-current=${current ? 'true' : nothing} @click=${() => this.#choose(presence)}>
              <span class="sign">${presence === 'available' ? html`<span class="lamp available"></span>` : icon(sign, 18)}</span>
              <span class="grow ${current ? 'strong' : ''}">${words.states[presence]}</span>
              ${current ? icon('check', 18) : nothing}
            </button>
            <span class="tiny faint hint" aria-hidden="true">${words.hints[presence]}</span>
          </div>
          ${presence === 'break' ? this.desk.lookUps.breakReasons.map((reason) => this.#reason(reason)) : nothing}`
      })}
      ${this.desk.calls === null ? nothing : this.#headsetItem()}
      ${this.view.agent.work.length === 0 ? nothing : this.#laterItem()}
    </div>`
  }

  #reason(reason: BreakReason): TemplateResult {
    const words = this.words.presence
    const current = this.view.agent.reason === reason.code
    return html`<button type="button" class="item reason" role="menuitem" tabindex="-1" aria-current=${current ? 'true' : nothing} @click=${() => this.#choose('break', reason.code)}>
      <span class="grow ${current ? 'strong' : ''}">${dispositionName(reason, this.words.tag)}, ${reason.paid ? words.paid : words.unpaid}</span>
      ${current ? icon('check', 18) : nothing}
    </button>`
  }

  #laterItem(): TemplateResult {
    const words = this.words.presence
    return html`<button type="button" class="item later" role="menuitemcheckbox" tabindex="-1" aria-checked=${this.later} @click=${() => (this.later = !this.later)}>
      <span class="box">${this.later ? icon('check', 14) : nothing}</span>
      <span class="grow">${words.later}<span class="tiny faint">${words.laterHint}</span></span>
    </button>`
  }

  override updated(_changed: PropertyValues<this>): void {
    const { open } = this.#popup
    if (open && !this.#wasOpen) {
      this.later = false
      this.desk.lookUps.loadBreakReasons()
      const current = this.#items().find((item) => item.ariaCurrent === 'true')
      ;(current ?? this.#items()[0])?.focus()
    }
    this.#wasOpen = open
  }

  #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')]
  }

  #choose(presence: ChosenPresence, reason?: string): void {
    const later = this.later && presence !== 'available' && this.view.agent.work.length > 0
    this.#popup.close()
    void this.desk.choosePresence(presence, { later, ...(reason !== undefined && { reason }) })
  }

  readonly #openByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || this.#popup.open) return
    event.preventDefault()
    this.#popup.toggle()
  }
}
