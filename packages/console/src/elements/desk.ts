import type { Uuid } from '@switchboard/protocol'
import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Drafts } from '../browser/drafts.js'
import { readKey, takesText } from '../browser/keys.js'
import type { KeyAction } from '../browser/keys.js'
import type { Settings } from '../browser/settings.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { DeskView, OfferView } from '../state/desk-view.js'
import type { Phrases } from '../words/en.js'
import './context.js'
import type { ConsoleContext } from './context.js'
import './conversation.js'
import type { ConsoleConversation } from './conversation.js'
import { deskStyles } from './desk.styles.js'
import './inbox.js'
import type { ConsoleInbox } from './inbox.js'
import './keys-help.js'
import type { ConsoleKeys } from './keys-help.js'
import { lineStrip } from './line-strip.js'
import { brandAndQueue } from './parts.js'
import './settings.js'
import { Ticker } from './ticker.js'

const narrow = '(max-width: 700px)'
const drawers = '(max-width: 1180px)'

/**
 * The agent's desk: inbox, conversation and context, and the keys that work on all of them. Fires `settings-changed`,
 * `log-out`, and `stopped` when the line will not come back by itself.
 */
@customElement('console-desk')
export class ConsoleDesk extends LitElement {
  static override styles = [pieces, deskStyles]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) drafts!: Drafts
  @property({ attribute: false }) settings!: Settings
  @property({ type: Boolean }) handles = true
  /** Whether a link leads to the administration. */
  @property({ type: Boolean }) administers = false
  @state() private chosen: Uuid | null = null
  @state() private contextOpen = false
  /** On a small screen: whether the conversation has it, or the list. */
  @state() private reading = false
  @query('console-inbox') private readonly inbox!: ConsoleInbox
  @query('console-conversation') private readonly conversation!: ConsoleConversation
  @query('console-context') private readonly context!: ConsoleContext
  @query('console-keys') private readonly keysHelp!: ConsoleKeys
  #view!: DeskView
  #unsubscribe: (() => void) | undefined
  #stopped = false
  readonly #media = matchMedia(drawers)

  constructor() {
    super()
    void new Ticker(this)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#unsubscribe = this.desk.subscribe(() => this.requestUpdate())
    document.addEventListener('keydown', this.#key)
    this.#media.addEventListener('change', this.#resized)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#unsubscribe?.()
    document.removeEventListener('keydown', this.#key)
    this.#media.removeEventListener('change', this.#resized)
    document.title = this.words.product
  }

  override willUpdate(): void {
    this.#view = this.desk.view()
    // Work that was taken up elsewhere (another tab, before a reload) is opened where nothing in hand is.
    const { work } = this.#view.agent
    const inHand = work.some((one) => one.contact === this.chosen)
    const first = work[0]
    if (!inHand && first !== undefined && this.#opened !== first.segment) {
      this.#opened = first.segment
      this.chosen = first.contact
    }
  }

  /** The segment that was opened by itself: only once, so that one can look at others meanwhile. */
  #opened: Uuid | null = null

  override render(): TemplateResult {
    const { words, desk, settings } = this
    const view = this.#view
    const contact = this.chosen === null ? null : desk.contact(this.chosen)
    const drawer = this.#media.matches
    return html`<header><button type="button" class="skip" @click=${this.#skip}>${words.skip}</button></header>
      <div class="desk ${this.reading ? 'reading' : 'listing'}">
        ${this.#rail()} ${this.#strip(view)}
        <main>
        <console-inbox
          .words=${words}
          .desk=${desk}
          .view=${view}
          .chosen=${this.chosen}
          .keys=${settings.keys}
          .handles=${this.handles}
          .compact=${this.reading && matchMedia(narrow).matches}
          @choose=${this.#chose}
          @answer=${this.#answered}
        ></console-inbox>
          <console-conversation
            .words=${words}
            .desk=${desk}
            .drafts=${this.drafts}
            .contact=${contact}
            .loading=${!view.loaded}
            .keys=${settings.keys}
            .available=${view.agent.presence === 'available'}
            .contextOpen=${this.contextOpen}
            @back=${this.#back}
            @context=${this.#toggleContext}
          ></console-conversation>
        <console-context
          class=${drawer && !this.contextOpen ? 'away' : ''}
          .words=${words}
          .clock=${desk.clock}
          .contact=${contact}
          .drawer=${drawer}
          @hide=${this.#hideContext}
        ></console-context>
        </main>
      </div>
      <p class="sr" role="alert">${view.offers.map((offer) => this.#announcement(offer))}</p>
      <console-keys .words=${words} .single=${settings.keys} @settings-changed=${this.#passSettings}></console-keys>`
  }

  #rail(): TemplateResult {
    const { words } = this
    return html`<nav class="rail" aria-label=${words.main}>
      <span class="logo">${icon('logo', 26)}</span>
      <a class="icon-button" href="#inbox" aria-current="page" aria-label=${words.inbox.label} title=${words.inbox.label} @click=${this.#back}>${icon('inbox')}</a>
      ${this.administers ? html`<a class="icon-button" href="#admin" aria-label=${words.admin} title=${words.admin}>${icon('building')}</a>` : nothing}
      <span class="grow"></span>
      <button type="button" class="icon-button" aria-label=${words.keys.label} title=${words.keys.label} aria-keyshortcuts="?" @click=${() => this.keysHelp.show()}>
        ${icon('keys')}
      </button>
      <console-settings
        .words=${words}
        .settings=${this.settings}
        .name=${this.desk.me.name}
        @settings-changed=${this.#passSettings}
        @log-out=${() => this.dispatchEvent(new CustomEvent('log-out'))}
      ></console-settings>
    </nav>`
  }

  #strip({ connection }: DeskView): TemplateResult | typeof nothing {
    return lineStrip({
      words: this.words,
      connection,
      online: navigator.onLine,
      local: Date.now(),
      tryNow: () => this.desk.reconnect(),
      reload: () => location.reload(),
    })
  }

  #announcement(offer: OfferView): string {
    return this.words.offer.announce(brandAndQueue(offer.brandName, offer.queueName))
  }

  override updated(_changed: PropertyValues<this>): void {
    const { offers, connection } = this.#view
    document.title =
      offers.length === 0
        ? this.words.product
        : `${this.words.offer.tab(offers.length)} · ${this.words.product}`
    const stopped = connection.is === 'stopped' && connection.code !== 'closed'
    if (stopped && !this.#stopped) this.dispatchEvent(new CustomEvent('stopped', { detail: connection.code }))
    this.#stopped = stopped
  }

  async #answer(offer: OfferView): Promise<void> {
    if (!(await this.desk.answer(offer))) return
    this.chosen = offer.contact
    this.reading = true
    await this.updateComplete
    await this.conversation.updateComplete
    // The agent has taken the chat: now the focus may move. On a small screen it would bring up the keyboard over the words.
    if (matchMedia(narrow).matches) this.conversation.enter()
    else this.conversation.composer?.write('reply')
  }

  #act(action: KeyAction): boolean {
    const { offers } = this.#view
    const first = offers[0]
    const { composer, wrapUp } = this.conversation
    switch (action.is) {
      case 'answer':
        if (first !== undefined && first.busy === null) void this.#answer(first)
        return first !== undefined
      case 'decline':
        if (first !== undefined && first.busy === null) this.desk.decline(first)
        return first !== undefined
      case 'reply':
      case 'note':
        composer?.write(action.is)
        return composer !== null
      case 'close':
        this.conversation.close()
        return true
      case 'complete':
        if (wrapUp === null) composer?.send()
        else wrapUp.finish()
        return true
      case 'disposition':
        wrapUp?.choose(action.place)
        return wrapUp !== null
      case 'next':
      case 'previous':
        this.inbox.go(action.is === 'next' ? 1 : -1)
        return true
      case 'help':
        this.keysHelp.show()
        return true
      case 'back':
        return this.#stepBack()
      default:
        return action satisfies never
    }
  }

  /** Escape goes one step back; it never ends anything. */
  #stepBack(): boolean {
    if (this.contextOpen) this.#hideContext()
    else if (this.reading && matchMedia(narrow).matches) this.#back()
    else return false
    return true
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || this.keysHelp.open) return
    const action = readKey(event, { typing: takesText(event.composedPath()[0]), single: this.settings.keys })
    if (action !== null && this.#act(action)) event.preventDefault()
  }

  readonly #chose = (event: CustomEvent<Uuid>): void => {
    this.chosen = event.detail
    this.reading = true
    if (matchMedia(narrow).matches) void this.updateComplete.then(() => this.conversation.enter())
  }

  readonly #answered = (event: CustomEvent<OfferView>): void => {
    void this.#answer(event.detail)
  }

  readonly #back = (event?: Event): void => {
    event?.preventDefault()
    this.reading = false
  }

  readonly #skip = (): void => {
    this.reading = true
    void this.updateComplete.then(() => this.conversation.enter())
  }

  readonly #toggleContext = (): void => {
    this.contextOpen = !this.contextOpen
    if (this.contextOpen)
      void this.updateComplete.then(() => this.context.updateComplete).then(() => this.context.enter())
  }

  readonly #hideContext = (): void => {
    this.contextOpen = false
    this.conversation.renderRoot.querySelector<HTMLElement>('.context')?.focus()
  }

  readonly #resized = (): void => {
    this.contextOpen = false
    this.requestUpdate()
  }

  readonly #passSettings = (event: CustomEvent): void => {
    this.dispatchEvent(new CustomEvent('settings-changed', { detail: event.detail as unknown }))
  }
}
