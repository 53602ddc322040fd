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
    return html`<dialog aria-labelledby="title" @close=${() => this.#settle(this.dialog.returnValue === 'leave')}>
      <h2 id="title">${unsaved.title}</h2>
      <p>${unsaved.text}</p>
      <div class="buttons">
        <button type="button" class="button second" autofocus @click=${() => this.dialog.close('stay')}>${unsaved.stay}</button>
        <button type="button" class="button primary" @click=${() => this.dialog.close('leave')}>${unsaved.leave}</button>
      </div>
    </dialog>`
  }

  /** Resolves to whether it may be lost. */
  ask(): Promise<boolean> {
    this.#settle(false)
    this.dialog.returnValue = 'stay'
    this.dialog.showModal()
    return new Promise((resolve) => (this.#answer = resolve))
  }

  #settle(leave: boolean): void {
    this.#answer?.(leave)
    this.#answer = null
  }
}
