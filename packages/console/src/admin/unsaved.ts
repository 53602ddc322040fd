import { css, html, LitElement } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { dialogBox } from '../elements/dialog.styles.js'
import { pieces } from '../look/pieces.js'
import type { AdminWords } from './words-en.js'

/** Asks before what was typed is lost. */
@customElement('console-admin-unsaved')
export class AdminUnsaved extends LitElement {
  static override styles = [
    pieces,
    dialogBox,
    css`
      p {
        margin: 6px 0 16px;
        color: var(--ink-2);
      }
      .buttons {
        display: flex;
        gap: 8px;
        justify-content: end;
      }
    `,
  ]

  @property({ attribute: false }) words!: AdminWords
  @query('dialog') private readonly dialog!: HTMLDialogElement
  #answer: ((leave: boolean) => void) | null = null

  override render(): TemplateResult {
    const { unsaved } = this.words
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      <h2 id="title">${unsaved.title}</h2>
      <p>${unsaved.text}</p>
      <div class="buttons">
        <button type="button" class="button second" autofocus @click=${() => this.#settle(false)}>${unsaved.stay}</button>
        <button type="button" class="button primary" @click=${() => this.#settle(true)}>${unsaved.leave}</button>
      </div>
    </dialog>`
  }

  /** Resolves to whether it may be lost. */
  ask(): Promise<boolean> {
    this.#settle(false)
    this.dialog.showModal()
    return new Promise((resolve) => (this.#answer = resolve))
  }

  // The event comes a task later: by then it may have been asked again.
  readonly #closed = (): void => {
    if (!this.dialog.open) this.#settle(false)
  }

  #settle(leave: boolean): void {
    this.dialog.close()
    this.#answer?.(leave)
    this.#answer = null
  }
}
