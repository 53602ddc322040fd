import type { Channel } from '@switchboard/protocol'
import { css, html, LitElement, nothing, svg } from 'lit'
import type { SVGTemplateResult, TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import type { IconName } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Consult } from '../state/consult.js'
import type { OfferView } from '../state/desk-view.js'
import { timeLeft } from '../state/time-left.js'
import { saidName } from '../state/said-name.js'
import type { Phrases } from '../words/en.js'
import { timer } from '../words/format.js'
import { avatar, brandAndQueue, brandMark, keyHint, visitorName } from './parts.js'
import { Ticker } from './ticker.js'

const around = 2 * Math.PI * 24.5

/**
 * One contact that rings: an alert dialog that never takes the focus. Once it stands on a visible screen it says so to the
 * desk. Fires `answer` and `decline`.
 */
@customElement('console-offer')
export class ConsoleOffer extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: block;
      }
      .offer {
        padding: 14px;
        border-radius: 16px;
        background: var(--raised);
        box-shadow:
          0 0 0 2px var(--wait-fill),
          var(--e-2);
      }
      .top {
        display: flex;
        align-items: flex-start;
        gap: 14px;
      }
      .ring {
        position: relative;
        flex: none;
      }
      .ring svg.time {
        position: absolute;
        inset: -4px;
        transform: rotate(-90deg);
      }
      .ring circle {
        transition: stroke-dashoffset 1s linear;
      }
      .what {
        display: flex;
        align-items: center;
        gap: 6px;
        color: var(--wait);
        font: 600 0.75rem/1rem var(--font);
      }
      .what + .waited {
        flex: none;
        margin-inline-start: auto;
        white-space: nowrap;
      }
      .who {
        font: 600 0.9375rem/1.375rem var(--font);
      }
      .said {
        display: -webkit-box;
        -webkit-line-clamp: 2;
        line-clamp: 2;
        -webkit-box-orient: vertical;
        overflow: hidden;
        overflow-wrap: anywhere;
      }
      .from {
        display: flex;
        align-items: center;
        gap: 6px;
        margin-top: 2px;
      }
      .actions {
        display: flex;
        gap: 8px;
        margin-top: 12px;
      }
      .left {
        margin-top: 8px;
        text-align: center;
      }
      .late {
        color: var(--danger);
      }
      @media (forced-colors: active) {
        .offer {
          border: 3px solid Highlight;
        }
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) offer!: OfferView
  @property({ type: Boolean }) keys = true
  #told = ''

  constructor() {
    super()
    void new Ticker(this)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#tell)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('visibilitychange', this.#tell)
  }

  override render(): TemplateResult {
    const { offer } = this
    const words = this.words.offer
    const began = offer.contactView.began
    const first = offer.contactView.lines.find((line) => line.kind === 'message')
    const calls = began?.channel === 'voice'
    const { sign, title } = this.#kind(began?.channel)
    const now = this.desk.clock.now()
    const named = this.desk.lookUps.nameOf(offer.contact) ?? saidName(offer.contactView)
    const who = { id: began?.visitor ?? offer.contact, name: named }
    return html`<section class="offer" role="alertdialog" aria-labelledby="what" aria-describedby="said from">
      <div class="top">
        <span class="ring">${avatar({ ...who, size: 's44' })}${this.#ring(now)}</span>
        <div class="grow">
          <div class="row">
            <p class="what" id="what">${icon(sign, 14)}${title}</p>
            <p class="waited tiny faint num" aria-hidden="true">${words.waited(timer(now - (began?.at ?? offer.madeAt)))}</p>
          </div>
          <p class="who cut">${visitorName(this.words, who)}</p>
          <p class="small quiet said" id="said">${this.#consult()?.note ?? first?.text ?? (calls ? this.words.calls.wants : nothing)}</p>
          <p class="small quiet from" id="from">
            ${brandMark(offer.brandName)}<span class="cut">${brandAndQueue(offer.brandName, offer.queueName)}</span>
          </p>
        </div>
      </div>
      ${this.#actions()}
      <p class="tiny faint num left" role="timer">${this.#left(now)}</p>
    </section>`
  }

  #kind(channel: Channel = 'chat'): { readonly sign: IconName; readonly title: string } {
    const { offer, calls, left } = this.words
    const asked = this.#consult()
    if (asked !== null) return { sign: 'consult', title: calls.consult.incoming(asked.byName) }
    if (channel === 'voice') return { sign: 'phone', title: calls.incoming }
    return channel === 'callback'
      ? { sign: 'callback', title: left.due }
      : { sign: 'chat', title: offer.title }
  }

  /** What one is asked about by another agent; null where the visitor rings. */
  #consult(): Consult | null {
    const { consult } = this.offer.contactView
    return consult?.consult === this.offer.offer ? consult : null
  }

  #actions(): TemplateResult {
    const { busy } = this.offer
    const words = this.words.offer
    return html`<div class="actions">
      <button type="button" class="button second tall" aria-keyshortcuts="Shift+D" aria-busy=${busy === 'decline'} ?disabled=${busy !== null} @click=${this.#decline}>
        ${words.decline}${keyHint('⇧D', this.keys)}
      </button>
      <button type="button" class="button primary tall grow" aria-keyshortcuts="A" aria-busy=${busy === 'accept'} ?disabled=${busy !== null} @click=${this.#answer}>
        ${busy === 'accept' ? words.answering : html`${words.answer}${keyHint('A', this.keys)}`}
      </button>
    </div>`
  }

  #left(now: number): TemplateResult {
    const { leftMs } = timeLeft(this.offer.madeAt, this.offer.dueAt, now)
    const words = this.words.offer
    return leftMs > 0
      ? html`${words.left(timer(leftMs + 999))}`
      : html`<span class="late">${words.over}</span>`
  }

  #ring(now: number): SVGTemplateResult {
    const { part } = timeLeft(this.offer.madeAt, this.offer.dueAt, now)
    return svg`<svg class="time" width="52" height="52" viewBox="0 0 52 52" fill="none" stroke-width="3" aria-hidden="true">
      <circle cx="26" cy="26" r="24.5" stroke="var(--line)"/>
      <circle cx="26" cy="26" r="24.5" stroke="var(--wait-fill)" stroke-dasharray=${around} stroke-dashoffset=${around * (1 - part)} stroke-linecap="round"/>
    </svg>`
  }

  override updated(): void {
    this.#tell()
  }

  /** Two frames on, the browser has painted it; in a hidden tab frames do not come, and nothing is claimed. */
  readonly #tell = (): void => {
    if (this.#told === this.offer.offer || document.visibilityState !== 'visible') return
    const { offer } = this
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (!this.isConnected || document.visibilityState !== 'visible' || !this.checkVisibility()) return
        if (this.#told === offer.offer || this.offer.offer !== offer.offer) return
        this.#told = offer.offer
        this.desk.shown(offer)
      }),
    )
  }

  readonly #answer = (): void => {
    this.dispatchEvent(new CustomEvent('answer', { detail: this.offer }))
  }

  readonly #decline = (): void => {
    this.desk.decline(this.offer)
  }
}
