import type { Uuid } from '@switchboard/protocol'
import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { skeletonRows } from '../elements/parts.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { moment, shortId } from '../words/format.js'
import type { Blocked, BlockedApi } from './blocked-api.js'
import { blockedStyles } from './blocked.styles.js'
import { type BlockedWords, blockedWords } from './words.js'

/** Who is blocked, since when, by whom and why; each can be let in again. */
@customElement('console-blocked')
export class ConsoleBlocked extends LitElement {
  static override styles = [pieces, blockedStyles]

  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: BlockedApi
  @state() private list: readonly Blocked[] | null = null
  @state() private failed = false
  /** Who shall be unblocked, once more asked for. */
  @state() private asked: Uuid | null = null
  @state() private busy = false
  @state() private told = ''

  /** Moves the focus to the page's title. */
  enter(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.updateComplete.then(() => this.#load())
  }

  override render(): TemplateResult {
    const words = blockedWords(this.phrases)
    return html`<div class="page">
      <header><h1 tabindex="-1">${words.title}</h1><p class="quiet">${words.intro}</p></header>
      <p role="status" class="told small">${this.told}</p>
      ${this.#body(words)}
    </div>`
  }

  #body(words: BlockedWords): TemplateResult {
    const { list } = this
    if (this.failed)
      return html`<p role="alert">${words.failed} <button type="button" class="link" @click=${() => void this.#load()}>${words.again}</button></p>`
    if (list === null)
      return html`<div aria-busy="true"><span class="sr">${words.loading}</span>${skeletonRows(4)}</div>`
    if (list.length === 0)
      return html`<div class="empty">${icon('block', 28)}<h2>${words.none}</h2><p>${words.noneHint}</p></div>`
    return html`<ul>${list.map((one) => this.#row(one, words))}</ul>`
  }

  #row(one: Blocked, words: BlockedWords): TemplateResult {
    const name = nameOf(one, words)
    const { at, byName, contact, email, reason, visitor } = one
    return html`<li>
      <div class="who">
        <p class="strong name" title=${name}>${name}</p>
        ${email === null || email === name ? nothing : html`<p class="small quiet name">${email}</p>`}
      </div>
      <div class="why">
        <p class="reason"><span class="sr">${words.why}: </span>${reason}</p>
        <p class="small quiet">${words.since(moment(at, Date.now(), this.phrases.tag))} ${words.by(byName ?? words.somebody)} · <a href="#desk/${contact}" aria-label="${words.contact}: ${name}">${words.contact}</a></p>
      </div>
      <div class="act">${this.asked === visitor ? this.#question(one, words) : html`<button type="button" class="button second" aria-label="${words.unblock}: ${name}" @click=${() => this.#ask(visitor)}>${words.unblock}</button>`}</div>
    </li>`
  }

  #question(one: Blocked, words: BlockedWords): TemplateResult {
    return html`<div class="question" role="group" aria-label=${words.sure(nameOf(one, words))}>
      <p class="small">${words.sure(nameOf(one, words))}</p>
      <div class="row">
        <button type="button" class="button primary yes" aria-busy=${this.busy} ?disabled=${this.busy} @click=${() => void this.#unblock(one)}>${words.unblock}</button>
        <button type="button" class="button second" @click=${() => (this.asked = null)}>${words.cancel}</button>
      </div>
    </div>`
  }

  async #ask(visitor: Uuid): Promise<void> {
    this.asked = visitor
    this.told = ''
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.yes')?.focus()
  }

  async #unblock(one: Blocked): Promise<void> {
    const words = blockedWords(this.phrases)
    this.busy = true
    const done = await this.api.unblock(one.visitor)
    this.busy = false
    this.told = done ? words.unblocked(nameOf(one, words)) : words.unblockFailed
    if (!done) return
    this.asked = null
    await this.#load()
    this.enter()
  }

  async #load(): Promise<void> {
    this.failed = false
    const list = await this.api.list()
    if (list === null) this.failed = true
    else this.list = list
  }
}

function nameOf({ name, email, visitor }: Blocked, words: BlockedWords): string {
  return name ?? email ?? words.visitor(shortId(visitor))
}
