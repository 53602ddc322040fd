import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { formStyles } from './admin.styles.js'
import type { AdminApi, Fault, Kind, Result, Thing } from './admin-api.js'
import { faultText, fieldLabel } from './fault-text.js'
import { fieldOf } from './field.js'
import { fieldStyles } from './field.styles.js'
import './brand-keys.js'
import './webhook-box.js'
import './invitation.js'
import './picture.js'
import type { Pictured } from './picture-api.js'
import { changedFields, fieldsOf, freshIn, keyOf, titleOf, valuesOf } from './kinds.js'
import './snippet.js'
import { sendable } from './typed.js'
import { valueText } from './value-text.js'
import type { AdminWords } from './words-en.js'

/**
 * The form of one thing, or of a new one. Fires `stored` with the thing as the gateway has it, and `closed`. Whether something would be
 * lost tells `dirty`.
 */
@customElement('console-admin-form')
export class AdminForm extends LitElement {
  static override styles = [pieces, formStyles, fieldStyles]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: AdminApi
  @property({ attribute: false }) kind!: Kind
  /** Null: a new one. */
  @property({ attribute: false }) thing: Thing | null = null
  @property({ attribute: false }) lists: Readonly<Partial<Record<Kind, readonly Thing[]>>> = {}
  /** The centre's own. */
  @property({ attribute: false }) zone = 'UTC'
  @property({ attribute: false }) languages: readonly string[] = []
  @state() private draft: Readonly<Record<string, unknown>> = {}
  @state() private faults: readonly Fault[] = []
  @state() private busy = false
  @state() private told: 'saved' | 'faults' | null = null
  @state() private failure = ''
  /** What somebody else has saved meanwhile. */
  @state() private theirs: Thing | null = null
  /** What the draft was made from. */
  #base: Readonly<Record<string, unknown>> & { readonly rev?: number } = {}

  /** Whether something would be lost. */
  get dirty(): boolean {
    return changedFields(this.kind, this.#base, this.draft).length > 0
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('thing') && !changed.has('kind')) return
    const before = changed.get('thing')
    // Read again, and still the same: what is being typed stays.
    const same =
      !changed.has('kind') &&
      this.thing !== null &&
      before !== null &&
      before !== undefined &&
      keyOf(before) === keyOf(this.thing) &&
      this.thing.rev === this.#base.rev
    if (!same) this.#start(this.thing)
  }

  override render(): TemplateResult {
    const { words, kind, thing } = this
    const parts = {
      words,
      language: this.phrases.tag,
      draft: this.draft,
      faults: this.faults,
      lists: this.lists,
      zone: this.zone,
      languages: this.languages,
      own: thing === null ? null : keyOf(thing),
      set: (name: string, value: unknown) => this.#set(name, value),
    }
    const shown = fieldsOf[kind].filter((field) => thing === null || !('once' in field && field.once))
    return html`<div class="head">
        <h2 class="grow cut">${thing === null ? words.add[kind] : titleOf(thing, this.phrases.tag)}</h2>
        <button type="button" class="icon-button" aria-label=${words.cancel} title=${words.cancel} @click=${this.#close}>${icon('close')}</button>
      </div>
      <form novalidate @submit=${this.#save}>
        ${this.theirs === null ? nothing : this.#conflict(this.theirs)}
        ${shown.map((field) => fieldOf(field, parts))}
        ${this.faults.filter(({ field }) => field === 'archived').map((fault) => html`<p class="fault" role="alert">${icon('alert', 16)}<span>${faultText(words, fault)}</span></p>`)}
        <p role="status" class="small ${this.told === 'saved' ? 'good' : ''}">${this.told === 'saved' ? words.saved : this.told === 'faults' ? words.faultsAbove : ''}</p>
        ${this.failure === '' ? nothing : html`<p class="fault" role="alert">${icon('alert', 16)}<span>${this.failure}</span></p>`}
        <div class="buttons">
          <button type="submit" class="button primary" aria-busy=${this.busy}>${this.busy ? words.saving : words.save}</button>
          ${thing === null ? nothing : html`<button type="button" class="button second" @click=${this.#archive}>${this.#useWord(thing)}</button>`}
        </div>
      </form>
      ${thing === null ? nothing : this.#more(thing)}`
  }

  #more(thing: Thing): TemplateResult | typeof nothing {
    if (thing.archived) return nothing
    const { kind, words, api, phrases } = this
    if (kind === 'sites')
      return html`<console-admin-snippet .words=${words} .phrases=${phrases} .api=${api} .site=${keyOf(thing)}></console-admin-snippet>`
    if (kind === 'articles')
      return thing['published'] === true
        ? html`<p><a href=${`/articles/${keyOf(thing)}`} target="_blank" rel="noopener">${words.seePage} ${icon('outside', 14)}</a></p>`
        : nothing
    if (kind === 'brands')
      return html`<console-admin-brand-keys .words=${words} .phrases=${phrases} .api=${api} .brand=${keyOf(thing)}></console-admin-brand-keys>`
    if (kind === 'webhooks')
      return html`<console-admin-webhook .phrases=${phrases} .words=${words} .webhook=${keyOf(thing)}></console-admin-webhook>`
    return kind === 'users'
      ? html`<console-admin-picture
            .words=${words}
            .phrases=${phrases}
            .of=${`users/${keyOf(thing)}`}
            .person=${{ id: keyOf(thing), name: titleOf(thing, phrases.tag) }}
            .picture=${thing['picture'] ?? null}
            @pictured=${({ detail }: CustomEvent<Pictured>) => this.dispatchEvent(new CustomEvent('stored', { detail: { ...thing, ...detail } }))}
          ></console-admin-picture>
          <console-admin-invitation .words=${words} .phrases=${phrases} .api=${api} .user=${keyOf(thing)} .first=${thing['invited'] === true}></console-admin-invitation>`
      : nothing
  }

  #useWord({ archived }: Thing): string {
    const { words } = this
    if (this.kind === 'users') return archived ? words.reactivate : words.deactivate
    return archived ? words.restore : words.archive
  }

  #conflict(theirs: Thing): TemplateResult {
    const { conflict } = this.words
    const differing = changedFields(this.kind, this.#base, theirs)
    return html`<div class="box wait" role="alert">
      <h3>${conflict.title}</h3>
      <p class="small">${conflict.text}</p>
      <ul class="small">
        ${differing.map((name) => html`<li>${conflict.theirs(fieldLabel(this.words, name), valueText(name, theirs[name], { words: this.words, language: this.phrases.tag, lists: this.lists }))}</li>`)}
      </ul>
      <div class="buttons">
        <button type="button" class="button second low" @click=${() => this.#keepMine(theirs)}>${conflict.mine}</button>
        <button type="button" class="button second low" @click=${() => this.#takeTheirs(theirs)}>${conflict.take}</button>
      </div>
    </div>`
  }

  #start(thing: Thing | null): void {
    this.#base = thing ?? freshIn(this.kind, this.lists)
    this.draft = valuesOf(this.kind, this.#base)
    this.faults = []
    this.failure = ''
    this.theirs = null
    if (thing === null || this.told !== 'saved') this.told = null
  }

  #set(name: string, value: unknown): void {
    this.draft = { ...this.draft, [name]: value }
    this.told = null
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (this.busy) return
    const { kind, thing } = this
    const changed = changedFields(kind, this.#base, this.draft)
    const draft = sendable(this.draft) as typeof this.draft
    const values = Object.fromEntries(changed.map((name) => [name, draft[name]]))
    await this.#send(
      thing === null
        ? this.api.create(kind, draft)
        : this.api.change(kind, keyOf(thing), { rev: this.#base.rev ?? thing.rev, ...values }),
    )
  }

  readonly #archive = async (): Promise<void> => {
    const { kind, thing } = this
    if (thing === null || this.busy) return
    await this.#send(
      this.api.change(kind, keyOf(thing), { rev: this.#base.rev ?? thing.rev, archived: !thing.archived }),
    )
  }

  async #send(answer: Promise<Result<Thing>>): Promise<void> {
    this.busy = true
    this.faults = []
    this.failure = ''
    const result = await answer
    this.busy = false
    if (result.ok) {
      this.told = 'saved'
      this.dispatchEvent(new CustomEvent<Thing>('stored', { detail: result.value }))
      return
    }
    if (result.code === 'stale_write') return this.#meet()
    this.faults = result.faults
    this.told = result.faults.length > 0 ? 'faults' : null
    if (result.faults.length === 0)
      this.failure =
        result.code === 'unreachable' ? this.phrases.unreachable : this.phrases.refused[result.code]
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  /** Somebody was faster: theirs is fetched and shown. */
  async #meet(): Promise<void> {
    const { thing } = this
    const list = await this.api.list(this.kind)
    if (thing === null || !list.ok) return
    this.theirs = list.value.find((one) => keyOf(one) === keyOf(thing)) ?? null
  }

  #keepMine(theirs: Thing): void {
    // What I have not touched is theirs; what I have is mine.
    const mine = changedFields(this.kind, this.#base, this.draft)
    this.draft = {
      ...valuesOf(this.kind, theirs),
      ...Object.fromEntries(mine.map((name) => [name, this.draft[name]])),
    }
    this.#base = theirs
    this.theirs = null
  }

  #takeTheirs(theirs: Thing): void {
    this.#start(theirs)
    this.dispatchEvent(new CustomEvent<Thing>('stored', { detail: theirs }))
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('closed'))
  }
}
