import { css, html, LitElement } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { fileAddress } from '../browser/api.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { FileRef } from '../state/line.js'
import type { Phrases } from '../words/en.js'

interface Picture {
  readonly file: FileRef
  readonly name: string
  readonly words: Phrases
  /** Has the focus again when it is closed. */
  readonly opener: HTMLElement
}

/** Shows a picture over everything else, until it is closed. */
export function showPicture(picture: Picture): void {
  const box = new ConsoleLightbox()
  box.picture = picture
  // In the same root: the words' language and the theme hold there as well.
  ;(picture.opener.getRootNode() as ShadowRoot | Document).append(box)
}

/** A picture as large as the window. Escape, the button or a press beside it closes it. */
@customElement('console-lightbox')
export class ConsoleLightbox extends LitElement {
  static override styles = [
    pieces,
    css`
      dialog {
        width: 100vw;
        max-width: none;
        height: 100dvh;
        max-height: none;
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        color: #fff;
      }
      dialog::backdrop {
        background: #0b100eeb;
      }
      figure {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        height: 100%;
        margin: 0;
      }
      figcaption {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 10px 16px;
        font: var(--t-14);
      }
      .icon-button {
        color: inherit;
      }
      img {
        place-self: center;
        max-width: calc(100vw - 32px);
        max-height: 100%;
        padding-bottom: 16px;
        box-sizing: border-box;
        object-fit: contain;
      }
    `,
  ]

  @property({ attribute: false }) picture!: Picture

  override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal()
  }

  override render(): TemplateResult {
    const { file, name, words } = this.picture
    return html`<dialog aria-label=${name} @close=${this.#closed} @click=${this.#pressed} @keydown=${keep}>
      <figure>
        <figcaption>
          <span class="grow cut">${name}</span>
          <a class="icon-button" href=${fileAddress(file.id, 'save')} download=${name} aria-label=${words.files.save(name)} title=${words.files.save(name)}>${icon('save')}</a>
          <button type="button" class="icon-button" aria-label=${words.files.close} title=${words.files.close} @click=${this.#close}>${icon('close')}</button>
        </figcaption>
        <img src=${fileAddress(file.id, 'whole')} alt=${name} />
      </figure>
    </dialog>`
  }

  readonly #close = (): void => this.renderRoot.querySelector('dialog')?.close()

  readonly #pressed = (event: Event): void => {
    if ((event.target as Element).closest('img, a, button') === null) this.#close()
  }

  readonly #closed = (): void => {
    this.remove()
    this.picture.opener.focus()
  }
}

/** The desk's own keys rest while a picture is looked at. */
function keep(event: Event): void {
  event.stopPropagation()
}
