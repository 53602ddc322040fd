import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { avatar } from '../elements/parts.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import type { Result } from './admin-api.js'
import { createPictureApi } from './picture-api.js'
import type { PictureApi, Pictured, PictureOf } from './picture-api.js'
import { tellRefusal } from './refused.js'
import type { AdminWords } from './words-en.js'

/** The gateway takes no more. */
const mostBytes = 10_485_760

/** The picture of a person, with the ways to choose another one and to take it away. Fires `pictured` with where it is now. */
@customElement('console-admin-picture')
export class AdminPicture extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: block;
        margin-top: 20px;
      }
      section {
        display: flex;
        align-items: center;
        gap: 16px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .side {
        display: grid;
        gap: 6px;
        min-width: 0;
      }
      .hint {
        font: var(--t-12);
        color: var(--ink-2);
      }
      .fault {
        display: flex;
        gap: 6px;
        color: var(--danger);
      }
    `,
  ]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api: PictureApi = createPictureApi((request, init) => fetch(request, init))
  @property({ attribute: false }) of: PictureOf = 'me'
  @property({ attribute: false }) person!: { readonly id: string; readonly name: string }
  /** Where it is; null: there is none. */
  @property({ attribute: false }) picture: string | null = null
  @state() private busy = false
  @state() private told = ''
  @state() private fault = ''
  @query('input') private readonly input!: HTMLInputElement

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('of')) return
    this.told = ''
    this.fault = ''
  }

  override render(): TemplateResult {
    const { picture, person, busy } = this
    const words = this.words.picture
    return html`<section aria-label=${words.title}>
      ${avatar({ ...person, picture, size: 's72' })}
      <div class="side">
        <div class="buttons">
          <button type="button" class="button second low" aria-busy=${busy} aria-describedby="hint" @click=${() => this.input.click()}>${picture === null ? words.choose : words.another}</button>
          ${picture === null ? nothing : html`<button type="button" class="button second low" @click=${this.#remove}>${words.remove}</button>`}
        </div>
        <p class="hint" id="hint">${words.hint}</p>
        <p role="status" class="small">${this.told}</p>
        ${this.fault === '' ? nothing : html`<p class="fault small" role="alert">${icon('alert', 16)}<span>${this.fault}</span></p>`}
      </div>
      <input type="file" hidden accept="image/png,image/jpeg,image/webp,image/gif" aria-label=${words.choose} @change=${this.#chosen} />
    </section>`
  }

  readonly #chosen = async (): Promise<void> => {
    const [file] = this.input.files ?? []
    // The same file may be chosen again.
    this.input.value = ''
    if (file === undefined) return
    if (file.size > mostBytes) this.fault = this.words.picture.refused.file_too_large
    else await this.#take(this.api.keep(this.of, file), this.words.picture.kept)
  }

  readonly #remove = async (): Promise<void> => {
    await this.#take(this.api.remove(this.of), this.words.picture.removed)
    this.renderRoot.querySelector('button')?.focus()
  }

  async #take(asked: Promise<Result<Pictured>>, good: string): Promise<void> {
    if (this.busy) return
    const { of } = this
    this.busy = true
    this.told = ''
    this.fault = ''
    const answer = await asked
    this.busy = false
    // Meanwhile somebody else may be before the eyes.
    if (of !== this.of) return
    if (!answer.ok) {
      const own: Readonly<Record<string, string>> = this.words.picture.refused
      this.fault = own[answer.code] ?? tellRefusal(answer.code, this.phrases)
      return
    }
    this.picture = answer.value.picture
    this.told = good
    this.dispatchEvent(new CustomEvent<Pictured>('pictured', { detail: answer.value }))
  }
}
