import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ContactAction } from '../contact-actions.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { moveInMenu } from './menu-keys.js'
import { keyHint } from './parts.js'
import { Popup } from './popup.js'

/** The button of a conversation's head that opens what else can be done with the contact. Fires `act` with the action. */
@customElement('console-actions')
export class ConsoleActions extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: block;
        position: relative;
      }
      .pop {
        position: absolute;
        z-index: 20;
        inset-block-start: calc(100% + 6px);
        inset-inline-end: 0;
        min-width: 240px;
        padding: 6px;
      }
      .item {
        display: flex;
        align-items: center;
        gap: 12px;
        width: 100%;
        min-height: 40px;
        padding: 6px 12px;
        border-radius: 10px;
        white-space: nowrap;
      }
      .item:hover,
      .item:focus-visible {
        background: var(--hover);
      }
      .item:focus-visible {
        outline-offset: -2px;
      }
      .item > svg {
        color: var(--ink-3);
      }
      @media (max-width: 700px), (pointer: coarse) {
        .item {
          min-height: 48px;
        }
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) actions: readonly ContactAction[] = []
  @property({ type: Boolean }) keys = true
  readonly #popup = new Popup(this, () => this.renderRoot.querySelector('button'))
  #wasOpen = false

  /** Moves the focus to the button. */
  enter(): void {
    this.renderRoot.querySelector('button')?.focus()
  }

  override render(): TemplateResult {
    const { label } = this.words.actions
    const { open } = this.#popup
    return html`<button type="button" class="icon-button" aria-haspopup="menu" aria-expanded=${open} aria-label=${label} title=${label} @click=${() => this.#popup.toggle()}>
        ${icon('more')}
      </button>
      ${open ? this.#menu(label) : nothing}`
  }

  #menu(label: string): TemplateResult {
    return html`<div class="pop" role="menu" aria-label=${label} @keydown=${moveInMenu}>
      ${this.actions.map(
        (
          action,
        ) => html`<button type="button" class="item" role="menuitem" tabindex="-1" @click=${() => this.#act(action)}>
          ${icon(action.icon, 18)}<span class="grow">${action.label(this.words)}</span>${action.key === null ? nothing : keyHint(action.key.replace('Shift+', '⇧'), this.keys)}
        </button>`,
      )}
    </div>`
  }

  override updated(): void {
    const { open } = this.#popup
    if (open && !this.#wasOpen) this.renderRoot.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    this.#wasOpen = open
  }

  #act(action: ContactAction): void {
    this.#popup.close()
    this.dispatchEvent(new CustomEvent('act', { detail: action }))
  }
}
