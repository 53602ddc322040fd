import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { CannedReply } from '../browser/desk-api.js'
import type { Desk } from '../desk.js'
import { pieces } from '../look/pieces.js'
import type { OpenContact } from '../state/desk-view.js'
import { choosable, filled } from '../state/saved-replies.js'
import type { Phrases } from '../words/en.js'

/**
 * The saved replies that fit what follows a `/` in the reply: a list over the field, which keeps the focus and hands over
 * its keys. Fires `choose` with the text, filled.
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
    return this.sought !== null && this.#replies().length > 0
  }

  /** Takes a key of the field; answers whether it was the list's. */
  key(event: KeyboardEvent): boolean {
    const replies = this.#replies()
    if (!this.open || event.isComposing || event.keyCode === 229) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) this.place = (this.place + step + replies.length) % replies.length
    const chosen = replies[this.place]
    const chooses = (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen !== undefined
    if (chooses) this.#choose(chosen)
    return step !== undefined || chooses
  }

  #replies(): readonly CannedReply[] {
    const { cannedReplies } = this.desk.lookUps
    const { sought, contact } = this
    if (sought === null || cannedReplies.is !== 'ready') return []
    const { brand = null, locale = '' } = contact.view.began ?? {}
    return choosable(cannedReplies.value, { brand, locale, words: sought })
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('sought')) return
    this.place = 0
    if (this.sought !== null && changed.get('sought') == null) this.desk.lookUps.loadCannedReplies()
  }

  override render(): TemplateResult | typeof nothing {
    const { sought } = this
    if (sought === null) return nothing
    const words = this.words.savedReplies
    const replies = this.#replies()
    const { cannedReplies } = this.desk.lookUps
    if (cannedReplies.is !== 'ready')
      return html`<div class="pop"><p class="none small quiet" role="status">${cannedReplies.is === 'failed' ? words.failed : words.loading}</p></div>`
    if (replies.length === 0) {
      // Whoever writes a path or a fraction is not told about replies.
      return sought === ''
        ? html`<div class="pop"><p class="none small quiet" role="status">${words.none}</p></div>`
        : nothing
    }
    return html`<div class="pop" role="listbox" id="replies" tabindex="-1" aria-label=${words.label}>
        ${replies.map((reply, place) => this.#option(reply, place))}
      </div>
      <p class="sr" role="status">${replies[this.place]?.title}, ${words.count(replies.length)}</p>`
  }

  #option(reply: CannedReply, place: number): TemplateResult {
    return html`<div
      class="option"
      role="option"
      aria-selected=${place === this.place}
      @pointermove=${() => (this.place = place)}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose(reply)}
    >
      <span class="strong cut">${reply.title}</span>
      <span class="text cut">${this.#filled(reply)}</span>
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

  #choose(reply: CannedReply): void {
    this.dispatchEvent(new CustomEvent<string>('choose', { detail: this.#filled(reply) }))
  }
}
