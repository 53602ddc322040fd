import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { ArticleSearch, articleLink } from '../articles/article-search.js'
import type { CannedReply } from '../browser/desk-api.js'
import type { Desk } from '../desk.js'
import { pieces } from '../look/pieces.js'
import type { OpenContact } from '../state/desk-view.js'
import { choosable, filled } from '../state/saved-replies.js'
import type { Phrases } from '../words/en.js'

/** One thing to choose: what is shown of it, and what it puts into the reply. */
interface Choice {
  readonly of: 'replies' | 'articles'
  readonly title: string
  readonly text: string
  readonly words: string
}

/** Articles are offered from so many letters on; before, the list is of replies alone. */
const lettersAtLeast = 2

/**
 * The saved replies, and the articles of the brand, that fit what follows a `/` in the reply: a list over the field, which
 * keeps the focus and hands over its keys. Fires `choose` with the text, filled.
 */
@customElement('console-saved-replies')
export class ConsoleSavedReplies extends LitElement {
  static override styles = [
    pieces,
    css`
      .pop {
        position: absolute;
        z-index: 15;
        inset-block-end: calc(100% + 6px);
        inset-inline: 0;
        max-height: min(300px, 40dvh);
        overflow-y: auto;
        padding: 6px;
      }
      .option {
        display: grid;
        gap: 2px;
        padding: 8px 12px;
        border-radius: 10px;
        cursor: pointer;
      }
      .option[aria-selected='true'] {
        background: var(--hover);
      }
      .text {
        font: var(--t-13);
        color: var(--ink-2);
      }
      .group {
        padding: 8px 12px 4px;
        font: 500 0.75rem/1rem var(--font);
        color: var(--ink-3);
      }
      .none {
        padding: 10px 12px;
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) contact!: OpenContact
  /** What is looked for; null: the list is away. */
  @property({ attribute: false }) sought: string | null = null
  @state() private place = 0

  readonly #articles = new ArticleSearch(this)
  #unsubscribe: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#unsubscribe = this.desk.subscribe(() => this.requestUpdate())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#unsubscribe?.()
  }

  /** Whether there is something to choose from: then the keys are the list's. */
  get open(): boolean {
    return this.sought !== null && this.#choices().length > 0
  }

  /** Takes a key of the field; answers whether it was the list's. */
  key(event: KeyboardEvent): boolean {
    const choices = this.#choices()
    if (!this.open || event.isComposing || event.keyCode === 229) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) this.place = (this.place + step + choices.length) % choices.length
    const chosen = choices[this.place]
    const chooses = (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen !== undefined
    // An article of what was typed before is not chosen: the answer is on its way.
    if (chooses && !(chosen.of === 'articles' && this.#articles.pending)) this.#choose(chosen)
    return step !== undefined || chooses
  }

  #choices(): readonly Choice[] {
    const { cannedReplies } = this.desk.lookUps
    const { sought, contact } = this
    if (sought === null || cannedReplies.is !== 'ready') return []
    const { brand = null, locale = '' } = contact.view.began ?? {}
    const replies = choosable(cannedReplies.value, { brand, locale, words: sought }).map((reply): Choice => {
      const text = this.#filled(reply)
      return { of: 'replies', title: reply.title, text, words: text }
    })
    const { found } = this.#articles
    const articles = (found.is === 'ready' ? found.value : []).map((article): Choice => {
      const { title, excerpt } = article
      return { of: 'articles', title, text: excerpt, words: articleLink(article) }
    })
    return [...replies, ...articles]
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('sought')) return
    const { sought } = this
    this.place = 0
    if (sought !== null && changed.get('sought') == null) this.desk.lookUps.loadCannedReplies()
    if (sought !== null && sought.trim().length >= lettersAtLeast) this.#articles.seek(this, sought)
    else this.#articles.forget()
  }

  override render(): TemplateResult | typeof nothing {
    const { sought } = this
    if (sought === null) return nothing
    const words = this.words.savedReplies
    const choices = this.#choices()
    const { cannedReplies } = this.desk.lookUps
    if (cannedReplies.is !== 'ready')
      return html`<div class="pop"><p class="none small quiet" role="status">${cannedReplies.is === 'failed' ? words.failed : words.loading}</p></div>`
    if (choices.length === 0) {
      // Whoever writes a path or a fraction is not told about replies.
      return sought === ''
        ? html`<div class="pop"><p class="none small quiet" role="status">${words.none}</p></div>`
        : nothing
    }
    const groups = (['replies', 'articles'] as const).filter((of) => choices.some((one) => one.of === of))
    return html`<div class="pop" role="listbox" id="replies" tabindex="-1" aria-busy=${this.#articles.pending} aria-label=${words.label}>
        ${groups.map((of) => this.#group(of, choices))}
      </div>
      <p class="sr" role="status">${choices[this.place]?.title}, ${words.found(choices.length)}</p>`
  }

  /** Replies need no heading where there is nothing else. */
  #group(of: Choice['of'], choices: readonly Choice[]): TemplateResult {
    const label = of === 'replies' ? this.words.savedReplies.label : this.words.articles.label
    const mixed = choices.some((one) => one.of === 'articles')
    return html`<div role="group" aria-label=${label}>
      ${mixed ? html`<p class="group" aria-hidden="true">${label}</p>` : nothing}
      ${choices.map((choice, place) => (choice.of === of ? this.#option(choice, place) : nothing))}
    </div>`
  }

  #option(choice: Choice, place: number): TemplateResult {
    return html`<div
      class="option"
      role="option"
      aria-selected=${place === this.place}
      @pointermove=${() => (this.place = place)}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose(choice)}
    >
      <span class="strong cut">${choice.title}</span>
      <span class="text cut">${choice.text}</span>
    </div>`
  }

  #filled({ text }: CannedReply): string {
    const { contact, desk } = this
    const values = {
      visitor: contact.person?.name ?? null,
      agent: desk.me.name,
      brand: contact.brandName === '' ? null : contact.brandName,
      queue: contact.queueName === '' ? null : contact.queueName,
    }
    const { holes } = this.words.savedReplies
    const names: Readonly<Record<string, string>> = {
      visitor: holes.visitorName,
      agent: holes.agentName,
      brand: holes.brandName,
    }
    return filled(text, values, (variable) =>
      Object.hasOwn(names, variable) ? (names[variable] ?? variable) : variable,
    )
  }

  override updated(): void {
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }

  #choose({ words }: Choice): void {
    this.dispatchEvent(new CustomEvent<string>('choose', { detail: words }))
  }
}
