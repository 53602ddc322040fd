import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FoundArticle } from '../browser/desk-api.js'
import type { Desk } from '../desk.js'
import { Popup } from '../elements/popup.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { OpenContact } from '../state/desk-view.js'
import type { Phrases } from '../words/en.js'
import { ArticleSearch, articleLink } from './article-search.js'
import { articlePickerStyles } from './article-picker.styles.js'

/** A button with the articles of a contact's brand behind it, to be searched. Fires `choose` with the words of the link. */
@customElement('console-articles')
export class ConsoleArticles extends LitElement {
  static override styles = [pieces, articlePickerStyles]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) contact!: OpenContact
  @state() private typed = ''
  @state() private place = 0
  readonly #popup = new Popup(this, () => this.renderRoot.querySelector('button'))
  readonly #search = new ArticleSearch(this)
  #wasOpen = false

  /** Opens the list, as a press on the button does. */
  show(): void {
    if (!this.#popup.open) this.#popup.toggle()
  }

  override render(): TemplateResult {
    const { open: label } = this.words.articles
    const { open } = this.#popup
    return html`<button type="button" class="icon-button" aria-haspopup="dialog" aria-expanded=${open} aria-label=${label} title=${label} @click=${() => this.#popup.toggle()}>
        ${icon('book')}
      </button>
      ${open ? this.#panel() : nothing}`
  }

  override updated(): void {
    const { open } = this.#popup
    if (open && !this.#wasOpen) void this.#enter()
    this.#wasOpen = open
    this.renderRoot.querySelector('.here')?.scrollIntoView({ block: 'nearest' })
  }

  /** Empty again, with what there is. */
  async #enter(): Promise<void> {
    await this.updateComplete
    this.typed = ''
    this.place = 0
    this.#search.forget()
    this.#search.seek(this, '', 'now')
    this.renderRoot.querySelector<HTMLElement>('input')?.focus()
  }

  #articles(): readonly FoundArticle[] {
    return this.#search.found.is === 'ready' ? this.#search.found.value : []
  }

  #panel(): TemplateResult {
    const words = this.words.articles
    const articles = this.#articles()
    const some = articles.length > 0
    return html`<div class="pop" role="dialog" aria-label=${words.open}>
      <input
        type="text"
        class="input"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        maxlength="200"
        aria-label=${words.search}
        placeholder=${words.search}
        aria-expanded=${some}
        aria-controls=${some ? 'list' : nothing}
        aria-autocomplete="list"
        aria-activedescendant=${some ? `option-${String(this.place)}` : nothing}
        .value=${this.typed}
        @input=${this.#type}
        @keydown=${this.#key}
      />
      <div class="list" aria-busy=${this.#search.pending}>${this.#list(articles)}</div>
      <p class="sr" role="status">${some ? words.count(articles.length) : nothing}</p>
    </div>`
  }

  #list(articles: readonly FoundArticle[]): TemplateResult {
    const words = this.words.articles
    const { found } = this.#search
    if (found.is !== 'ready')
      return html`<p class="none small quiet" role="status">${found.is === 'failed' ? words.failed : words.loading}</p>`
    if (articles.length === 0)
      return html`<p class="none small quiet" role="status">${this.typed.trim() === '' ? words.empty : words.none}</p>`
    return html`<div role="listbox" id="list" aria-label=${words.label}>
      ${articles.map((article, place) => this.#option(article, place))}
    </div>`
  }

  #option(article: FoundArticle, place: number): TemplateResult {
    const { title, excerpt, language } = article
    return html`<div
      class="row ${place === this.place ? 'here' : ''}"
      role="option"
      id=${`option-${String(place)}`}
      aria-selected=${place === this.place}
      @pointermove=${() => (this.place = place)}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose(article)}
    >
      <span class="option"><span class="head"><span class="strong cut">${title}</span>${language === null ? nothing : html`<span class="tiny faint">${language}</span>`}</span>
      <span class="text cut">${excerpt}</span></span>
    </div>`
  }

  #choose(article: FoundArticle): void {
    this.#popup.close()
    this.dispatchEvent(new CustomEvent<string>('choose', { detail: articleLink(article) }))
  }

  readonly #type = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value
    this.place = 0
    this.#search.seek(this, this.typed)
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return
    const articles = this.#articles()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = articles[this.place]
    if (chosen === undefined || (step === undefined && event.key !== 'Enter')) return
    event.preventDefault()
    // What stands there is of what was typed before: the answer is on its way.
    if (step === undefined && this.#search.pending) return
    if (step === undefined) this.#choose(chosen)
    else this.place = (this.place + step + articles.length) % articles.length
  }
}
