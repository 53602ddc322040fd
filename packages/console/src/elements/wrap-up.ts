import { limits } from '@switchboard/protocol'
import type { Uuid } from '@switchboard/protocol'
import { css, html, LitElement, nothing, svg } from 'lit'
import type { PropertyValues, SVGTemplateResult, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { dispositionName } from '../browser/api.js'
import type { Disposition } from '../browser/api.js'
import type { Drafts } from '../browser/drafts.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { OpenContact } from '../state/desk-view.js'
import { timeLeft } from '../state/time-left.js'
import type { Phrases } from '../words/en.js'
import { timer } from '../words/format.js'
import { faultNote, keyHint } from './parts.js'
import { Ticker } from './ticker.js'

/** How the contact ended: takes the place of the composer until it is finished or its time is over. */
@customElement('console-wrap-up')
export class ConsoleWrapUp extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: block;
        flex: none;
      }
      form {
        display: grid;
        gap: 14px;
        max-height: 60vh;
        overflow-y: auto;
        padding: 14px 20px 16px;
        border-radius: 16px;
        border: 1px solid var(--line-2);
        background: var(--surface);
        box-shadow: var(--e-2);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
      }
      h2 {
        font: 600 0.9375rem/1.375rem var(--font);
      }
      .spent {
        font: var(--t-13);
        color: var(--ink-2);
      }
      .spent.late {
        color: var(--danger);
        font-weight: 600;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-top: 6px;
      }
      .chip {
        position: relative;
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: 32px;
        padding: 0 12px;
        border-radius: 16px;
        font-size: 0.8125rem;
        background: var(--surface);
        box-shadow: inset 0 0 0 1px var(--line-2);
      }
      .chip:hover {
        box-shadow: inset 0 0 0 1px var(--edge);
      }
      .chip:has(:checked) {
        background: var(--primary);
        color: var(--on-primary);
        font-weight: 600;
        box-shadow: none;
      }
      .chip:has(:focus-visible) {
        outline: 2px solid var(--focus);
        outline-offset: 2px;
      }
      .chip input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      .input {
        field-sizing: content;
        min-height: 64px;
        max-height: 24vh;
        resize: none;
        line-height: 1.5;
        background: var(--note);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      .fault-note {
        display: flex;
        align-items: center;
        gap: 8px;
        font: var(--t-13);
        color: var(--danger);
      }
      .fault-note .icon-button {
        color: inherit;
      }
      @media (max-width: 700px), (pointer: coarse) {
        .chip {
          min-height: 44px;
          border-radius: 22px;
        }
        .input {
          font-size: 1rem;
        }
        .head svg {
          display: none;
        }
      }
      @media (forced-colors: active) {
        .chip {
          border: 1px solid ButtonBorder;
        }
        .chip:has(:checked) {
          border: 3px solid Highlight;
        }
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) drafts!: Drafts
  @property({ attribute: false }) contact!: OpenContact
  @property({ type: Boolean }) keys = true
  @property({ type: Boolean }) available = true
  @state() private code: string | null = null
  @state() private note = ''
  @state() private missing = false
  #id: Uuid | null = null

  constructor() {
    super()
    void new Ticker(this)
  }

  /** Moves the focus into one of the two parts. */
  async enter(part: 'note' | 'disposition'): Promise<void> {
    await this.updateComplete
    const place = part === 'note' ? '#note' : 'input[type=radio]'
    // Until there is something to choose from, the title: its next stop is the choice.
    const title = this.renderRoot.querySelector<HTMLElement>('h2')
    ;(this.renderRoot.querySelector<HTMLElement>(place) ?? title)?.focus()
  }

  /** Chooses the disposition at a place of the list, counted from 1. */
  choose(place: number): void {
    const chosen = this.#list()[place - 1]
    if (chosen !== undefined) this.#take(chosen.code)
  }

  /** Sends the note, if there is one, and ends wrap-up. */
  finish(): void {
    const { busy, id } = this.contact
    if (busy !== null) return
    if (this.code === null && this.#required()) {
      this.missing = true
      this.renderRoot.querySelector<HTMLElement>('input[type=radio]')?.focus()
      return
    }
    const note = this.note.trim()
    if (note !== '') this.desk.note(id, note)
    this.note = ''
    this.drafts.set(id, 'note', '')
    this.desk.finish(id, this.code)
  }

  override willUpdate(_changed: PropertyValues<this>): void {
    if (this.#id === this.contact.id) return
    this.#id = this.contact.id
    this.note = this.drafts.get(this.contact.id, 'note')
    this.code = this.drafts.get(this.contact.id, 'disposition') || null
    this.missing = false
  }

  override render(): TemplateResult {
    const words = this.words.wrapUp
    const busy = this.contact.busy === 'finish'
    return html`<form aria-label=${words.title} novalidate @submit=${this.#submit}>
      <div class="head"><h2 class="grow" tabindex="-1">${words.title}</h2>${this.#time()}</div>
      ${this.#dispositions()}
      <div class="field">
        <label class="label" for="note">${words.note}</label>
        <textarea class="input" id="note" maxlength=${limits.textLength} placeholder=${words.notePlaceholder} .value=${this.note} @input=${this.#typed}></textarea>
      </div>
      ${this.#fault()}
      <div class="foot">
        <span class="small faint grow">${this.available ? words.next.available : words.next.other}</span>
        <button class="button primary" aria-busy=${busy}>${busy ? words.finishing : words.finish}${keyHint('Ctrl ↵', !busy)}</button>
      </div>
    </form>`
  }

  #time(): TemplateResult | typeof nothing {
    const { endedAt, wrapUpDueAt } = this.contact.view
    if (endedAt === null || wrapUpDueAt === null) return nothing
    const now = this.desk.clock.now()
    const { part, urgency } = timeLeft(endedAt, wrapUpDueAt, now)
    const words = this.words.wrapUp
    const text =
      urgency === 'late' ? words.over : words.of(timer(now - endedAt), timer(wrapUpDueAt - endedAt))
    return html`${bar(1 - part, urgency)}<span class="spent num ${urgency}" role="timer">${text}</span>`
  }

  #dispositions(): TemplateResult {
    const words = this.words.wrapUp
    const { dispositions } = this.desk
    if (dispositions.is === 'loading') return html`<span class="bar most"></span>`
    if (dispositions.is === 'failed')
      return html`<p class="fault" role="alert">
        ${icon('alert', 16)}<span>${words.loadFailed} <button type="button" class="link" @click=${() => this.desk.loadDispositions()}>${words.retry}</button></span>
      </p>`
    if (dispositions.list.length === 0) return html`<p class="small quiet">${words.none}</p>`
    return html`<div role="radiogroup" aria-labelledby="disposition" aria-describedby=${this.missing ? 'missing' : nothing}>
        <span class="label" id="disposition">${words.disposition}</span>${this.#required() ? nothing : html` <span class="small faint">${words.optional}</span>`}
        <div class="chips">${this.#required() ? nothing : this.#none()}${dispositions.list.map((one, index) => this.#chip(one, index + 1))}</div>
      </div>
      ${this.missing ? html`<p class="fault" id="missing" role="alert">${icon('alert', 16)}<span>${words.choose}</span></p>` : nothing}`
  }

  /** Said where nothing need be chosen: the first of the choices. */
  #none(): TemplateResult {
    return html`<label class="chip"
      ><input type="radio" name="disposition" .checked=${this.code === null} @change=${() => this.#take(null)} />${this.words.wrapUp.without}</label
    >`
  }

  #chip(disposition: Disposition, place: number): TemplateResult {
    const checked = disposition.code === this.code
    return html`<label class="chip"
      ><input type="radio" name="disposition" .checked=${checked} @change=${() => this.#take(disposition.code)} />${
        place < 10 && !checked ? keyHint(String(place), this.keys) : nothing
      }${dispositionName(disposition, this.words.tag)}</label
    >`
  }

  #fault(): TemplateResult | typeof nothing {
    const { fault } = this.desk
    if (fault?.place !== 'finish') return nothing
    return faultNote(this.words, {
      what: this.words.wrapUp.failed,
      code: fault.code,
      dismiss: () => this.desk.dismissFault(),
    })
  }

  /** Whether it must be said how it ended: the queue asks for it, and there is something to choose. */
  #required(): boolean {
    const { desk, contact } = this
    const { queue } = contact.view
    if (desk.dispositions.is === 'ready' && desk.dispositions.list.length === 0) return false
    return queue === null || !desk.rules.dispositionOptional.includes(queue)
  }

  #list(): readonly Disposition[] {
    const { dispositions } = this.desk
    return dispositions.is === 'ready' ? dispositions.list : []
  }

  #take(code: string | null): void {
    this.code = code
    this.drafts.set(this.contact.id, 'disposition', code ?? '')
    this.missing = false
  }

  readonly #typed = (event: Event): void => {
    this.note = (event.target as HTMLTextAreaElement).value
    this.drafts.set(this.contact.id, 'note', this.note)
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault()
    this.finish()
  }
}

/** How much of the time is gone. */
function bar(part: number, urgency: string): SVGTemplateResult {
  const colour = urgency === 'late' ? 'var(--danger)' : 'var(--wait-fill)'
  return svg`<svg width="120" height="6" viewBox="0 0 120 6" aria-hidden="true"><rect width="120" height="6" rx="3" fill="var(--fill)"/><rect width=${120 * part} height="6" rx="3" fill=${colour}/></svg>`
}
