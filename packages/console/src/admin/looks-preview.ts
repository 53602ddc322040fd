import { css, html, LitElement } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { pieces } from '../look/pieces.js'
import { tokensOf } from './looks-draft.js'
import type { Looks } from './looks-draft.js'
import type { LooksWords } from './words-looks.js'

const views = { launcher: ['close'], home: ['open'], chat: ['open', 'chat'] } as const

/** The real widget in a page of its own, dressed in the looks that are being tried. */
@customElement('console-admin-looks-preview')
export class AdminLooksPreview extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        gap: 12px;
      }
      .shown .button[aria-pressed="true"] {
        background: var(--fill);
        box-shadow: inset 0 0 0 1px var(--edge);
      }
      .shown {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      iframe {
        display: block;
        width: 100%;
        height: 720px;
        border: 0;
        border-radius: 16px;
        box-shadow: 0 0 0 1px var(--line);
        background: var(--canvas);
      }
    `,
  ]

  @property({ attribute: false }) say!: LooksWords
  @property({ attribute: false }) looks: Looks = {}
  @property({ attribute: false }) brandName = ''
  @property({ attribute: false }) language = 'en'
  /** Where the page of the preview is. */
  @property({ attribute: false }) address = '/preview'
  @state() private view: keyof typeof views = 'launcher'
  @query('iframe') private readonly frame!: HTMLIFrameElement
  #ready = false

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('message', this.#hear)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('message', this.#hear)
    this.#ready = false
  }

  override render(): TemplateResult {
    const { say } = this
    return html`<div class="shown" role="group" aria-label=${say.show}>
        ${(Object.keys(views) as (keyof typeof views)[]).map(
          (view) =>
            html`<button type="button" class="button second low" aria-pressed=${view === this.view} @click=${() => this.#show(view)}>${say.shown[view]}</button>`,
        )}
      </div>
      <iframe src=${this.address} title=${say.preview}></iframe>`
  }

  override updated(): void {
    this.#dress()
  }

  readonly #hear = ({ source, data }: MessageEvent<unknown>): void => {
    if (source !== this.frame.contentWindow || data !== 'ready') return
    this.#ready = true
    this.#dress()
  }

  #show(view: keyof typeof views): void {
    this.view = view
    this.#tell({ open: ['close'] })
    this.#tell({ open: views[view] })
  }

  #dress(): void {
    const { looks, language, brandName } = this
    this.#tell({
      tokens: tokensOf(looks),
      theme: looks.theme ?? 'auto',
      labelled: looks.label === true,
      locale: language,
      brandName,
    })
  }

  #tell(what: object): void {
    if (this.#ready) this.frame.contentWindow?.postMessage(what, location.origin)
  }
}
