import type { Uuid } from '@switchboard/protocol'
import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Desk } from '../desk.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { refusal } from '../words/refusal.js'
import { dialogStyles } from './dialog.styles.js'

const longestReason = 500

/** Asks once more, and for the reason, before a visitor is blocked. Fires `done` when it is over, either way. */
@customElement('console-block')
export class ConsoleBlock extends LitElement {
  static override styles = [
    pieces,
    dialogStyles,
    css`
      .button.danger {
        background: var(--danger);
        color: var(--surface);
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) contact!: Uuid
  @state() private reason = ''
  @state() private busy = false
  @state() private fault: string | null = null
  @query('dialog') private readonly dialog!: HTMLDialogElement

  override firstUpdated(): void {
    this.dialog.showModal()
  }

  override render(): TemplateResult {
    const words = this.words.block
    const ready = this.reason.trim() !== '' && !this.busy
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('done'))}>
      <form @submit=${this.#submit}>
        <div><h2 id="title">${words.title}</h2><p class="small quiet">${words.what}</p></div>
        <label class="field"><span class="label">${words.reason}</span>
          <input class="input" maxlength=${longestReason} autocomplete="off" required .value=${this.reason} @input=${this.#typed} />
        </label>
        ${this.fault === null ? nothing : html`<p class="fault" role="alert">${words.failed} ${this.fault}</p>`}
        <div class="foot">
          <button type="button" class="button second" @click=${() => this.dialog.close()}>${words.cancel}</button>
          <button type="submit" class="button primary danger" aria-busy=${this.busy} ?disabled=${!ready}>${this.busy ? words.blocking : words.confirm}</button>
        </div>
      </form>
    </dialog>`
  }

  readonly #typed = (event: Event): void => {
    this.reason = (event.target as HTMLInputElement).value
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault()
    void this.#block()
  }

  async #block(): Promise<void> {
    this.busy = true
    this.fault = null
    const answer = await this.desk.block(this.contact, this.reason.trim())
    this.busy = false
    if (answer.ok) this.dialog.close()
    else this.fault = refusal(this.words, answer.code === 'unreachable' ? 'internal' : answer.code)
  }
}
