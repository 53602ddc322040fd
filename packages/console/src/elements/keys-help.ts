import { css, html, LitElement } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { dialogBox } from './dialog.styles.js'

/** The list of keys, and the switch for single ones. Fires `settings-changed` with `{ keys }`. */
@customElement('console-keys')
export class ConsoleKeys extends LitElement {
  static override styles = [
    pieces,
    dialogBox,
    css`
      dialog {
        padding: 24px;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 10px 16px;
        align-items: center;
        margin: 16px 0;
      }
      dt kbd {
        display: inline-block;
      }
      label {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 32px;
      }
      input {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--primary);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 12px;
        border-top: 1px solid var(--line);
        padding-top: 16px;
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ type: Boolean }) single = true
  @query('dialog') private readonly dialog!: HTMLDialogElement

  /** Whether the list is on the screen: its keys are its own then. */
  get open(): boolean {
    return this.dialog.open
  }

  /** Shows the list; the focus goes into it and comes back when it is closed. */
  show(): void {
    if (!this.dialog.open) this.dialog.showModal()
  }

  override render(): TemplateResult {
    const words = this.words.keys
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${words.title}</h2>
      <p class="small quiet">${words.hint}</p>
      <dl>${Object.entries(words.list).map(([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`)}</dl>
      <div class="foot">
        <label class="grow"><input type="checkbox" .checked=${this.single} @change=${this.#toggle} /> ${words.on}</label>
        <button type="button" class="button primary" @click=${() => this.dialog.close()}>${words.done}</button>
      </div>
    </dialog>`
  }

  readonly #toggle = (event: Event): void => {
    const keys = (event.target as HTMLInputElement).checked
    this.dispatchEvent(new CustomEvent('settings-changed', { detail: { keys } }))
  }
}
