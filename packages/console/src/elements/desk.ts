import type { Uuid } from '@switchboard/protocol'
import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Alerts } from '../browser/alerts.js'
import type { Drafts } from '../browser/drafts.js'
import { createRing } from '../calls/ring.js'
import { readKey, takesText } from '../browser/keys.js'
import type { KeyAction } from '../browser/keys.js'
import type { Settings } from '../browser/settings.js'
import type { Command } from '../commands.js'
import type { ContactAction } from '../contact-actions.js'
import type { Desk } from '../desk.js'
import { deskCommands } from '../desk-commands.js'
import { pieces } from '../look/pieces.js'
import { createAttention } from '../state/attention.js'
import type { DeskView, OfferView, Opened } from '../state/desk-view.js'
import type { Phrases } from '../words/en.js'
import './context.js'
import type { ConsoleContext } from './context.js'
import './conversation.js'
import type { ConsoleConversation } from './conversation.js'
import { deskStyles } from './desk.styles.js'
import './inbox.js'
import type { ConsoleInbox } from './inbox.js'
import { lineStrip } from './line-strip.js'
import { brandAndQueue } from './parts.js'
import { Ticker } from './ticker.js'

const narrow = '(max-width: 700px)'
const drawers = '(max-width: 1180px)'
/** The facts by which a contact leaves one's hands. */
const ends: ReadonlySet<string> = new Set([
  'wrap_up_ended',
  'contact_transferred',
  'contact_requeued',
  'contact_handed_over',
])

/**
 * The agent's desk: inbox, conversation and context, and the keys that work on all of them. Fires `find` for the palette, and `stopped` when the line
 * will not come back by itself.
 */
@customElement('console-desk')
export class ConsoleDesk extends LitElement {
  static override styles = [pieces, deskStyles]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) drafts!: Drafts
  @property({ attribute: false }) alerts!: Alerts
  @property({ attribute: false }) settings!: Settings
  @property({ type: Boolean }) handles = true
  /** Whether one's role reads contacts that are with others or with nobody. */
  @property({ type: Boolean }) readsAll = false
  /** The contact that the address names; empty for none. */
  @property({ attribute: false }) asked = ''
  /** Whether something lies over the page: its keys rest. */
  @property({ attribute: false }) covered: () => boolean = () => false
  @state() private chosen: Uuid | null = null
  @state() private contextOpen = false
  /** On a small screen: whether the conversation has it, or the list. */
  @property({ type: Boolean, reflect: true }) reading = false
  @query('console-inbox') private readonly inbox!: ConsoleInbox
  @query('console-conversation') private readonly conversation!: ConsoleConversation
  @query('console-context') private readonly context!: ConsoleContext
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
    this.#ring(false)
    document.removeEventListener('keydown', this.#key)
    this.#media.removeEventListener('change', this.#resized)
    this.desk.lookAt(null)
    document.title = this.words.product
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#view = this.desk.view()
    if (changed.has('asked') && this.asked !== '') {
      this.#open({ id: this.asked, brandName: '', queueName: '', via: null })
    }
    this.#goOn()
  }

  /** The contact before one's eyes, while it is in hand. */
  #held: Uuid | null = null

  /**
   * Opens what is in hand where nothing is chosen (work of another tab, or of before a reload), and the next one when one has
   * finished or given away the chosen one. Whatever else takes it out of one's hands leaves it on the screen: half a note must
   * not go on in somebody else's chat.
   */
  #goOn(): void {
    const { work } = this.#view.agent
    const lost =
      this.#held !== null && this.#held === this.chosen && !work.some(({ contact }) => contact === this.#held)
    const [first] = work
    if (first !== undefined && (this.chosen === null || (lost && this.#letGo(this.#held)))) {
      this.chosen = first.contact
      this.desk.open({ id: first.contact, brandName: first.brandName, queueName: first.queueName, via: null })
    }
    this.#held = work.some(({ contact }) => contact === this.chosen) ? this.chosen : null
  }

  /** Whether one has finished a contact, or given it away, oneself. */
  #letGo(contact: Uuid | null): boolean {
    if (contact === null) return false
    const last = this.desk.facts(contact).findLast(({ fact }) => ends.has(fact.type))?.fact
    if (last?.type === 'wrap_up_ended') return last.cause === 'finished'
    if (last?.type === 'contact_handed_over') return last.agent === this.desk.me.id
    return (
      last?.type === 'contact_transferred' && last.agent === this.desk.me.id && last.cause === 'transferred'
    )
  }

  override render(): TemplateResult {
    const { words, desk, settings } = this
    const view = this.#view
    const contact = this.chosen === null ? null : desk.contact(this.chosen)
    const drawer = this.#media.matches
    return html`<div class="desk ${this.reading ? 'reading' : 'listing'}">
        ${this.#strip(view)}
        <console-inbox
          .words=${words}
          .desk=${desk}
          .drafts=${this.drafts}
          .view=${view}
          .chosen=${this.chosen}
          .keys=${settings.keys}
          .handles=${this.handles}
          .readsAll=${this.readsAll}
          .compact=${this.reading && matchMedia(narrow).matches}
          @choose=${this.#chose}
          @answer=${this.#answered}
          @find=${() => this.dispatchEvent(new CustomEvent('find'))}
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
            @choose=${this.#chose}
          ></console-conversation>
        <console-context
          class=${drawer && !this.contextOpen ? 'away' : ''}
          .words=${words}
          .desk=${desk}
          .contact=${contact}
          .drawer=${drawer}
          @hide=${this.#hideContext}
          @choose=${this.#chose}
        ></console-context>
      </div>
      <p class="sr" role="alert">${view.offers.map((offer) => this.#announcement(offer))}</p>`
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
    const { calls, offer: words } = this.words
    return (isCall(offer) ? calls : words).announce(brandAndQueue(offer.brandName, offer.queueName))
  }

  override updated(_changed: PropertyValues<this>): void {
    const { connection } = this.#view
    if (this.chosen !== null && document.visibilityState === 'visible' && this.#shows())
      queueMicrotask(() => this.chosen !== null && this.desk.seen(this.chosen))
    this.desk.lookAt(document.visibilityState === 'visible' && this.#shows() ? this.chosen : null)
    document.title = this.#title()
    if (this.#writeTo !== null) void this.#writeWhenReady()
    this.#alert()
    const stopped = connection.is === 'stopped' && connection.code !== 'closed'
    if (stopped && !this.#stopped) this.dispatchEvent(new CustomEvent('stopped', { detail: connection.code }))
    this.#stopped = stopped
  }

  async #answer(offer: OfferView): Promise<void> {
    if (!(await this.desk.answer(offer))) return
    const { contact: id, brandName, queueName } = offer
    this.#open({ id, brandName, queueName, via: null })
    await this.updateComplete
    await this.conversation.updateComplete
    // The agent has taken the chat: now the focus may move. On a small screen it would bring up the keyboard over the words.
    if (matchMedia(narrow).matches) this.conversation.enter()
    else {
      this.#writeTo = id
      void this.#writeWhenReady()
    }
  }

  /** The contact that was just answered, until one can write in it. */
  #writeTo: Uuid | null = null

  /** The gateway's yes may come before the fact of it, and only with that is there a field to write in. */
  async #writeWhenReady(): Promise<void> {
    await this.conversation.updateComplete
    if (this.#writeTo === null || this.#writeTo !== this.chosen || this.conversation.composer === null) return
    this.#writeTo = null
    await this.conversation.composer.updateComplete
    this.conversation.composer.write('reply')
  }

  readonly #attend = createAttention()
  readonly #ring = createRing()

  /** Tells of what is new, by sound and by the browser, as the settings want it. */
  #alert(): void {
    const { words, settings } = this
    this.#ring(settings.sounds && this.#view.offers.some(isCall))
    const looked = document.visibilityState === 'visible' && this.#shows()
    for (const call of this.#attend(this.#view, { now: Date.now(), open: looked ? this.chosen : null })) {
      const rings = this.#view.offers.some((offer) => offer.contact === call.contact && isCall(offer))
      const offered = rings ? words.calls.incoming : words.offer.title
      const title = call.is === 'offer' ? offered : words.inbox.newMessage
      this.alerts.tell(call, settings, { title, body: brandAndQueue(call.brandName, call.queueName) })
    }
  }

  /** What the tab of the browser says: what rings, else how much is unread. */
  #title(): string {
    const { words } = this
    const { offers, mine } = this.#view
    const unread = mine.reduce((sum, row) => sum + row.unread, 0)
    if (offers.length > 0) return `${words.offer.tab(offers.length)} · ${words.product}`
    return unread > 0 ? `(${String(unread)}) ${words.product}` : words.product
  }

  /** Whether the conversation is on the screen. */
  #shows(): boolean {
    return this.reading || !matchMedia(narrow).matches
  }

  /** Moves the focus to the conversation. */
  enter(): void {
    this.reading = true
    void this.updateComplete.then(() => this.conversation.enter())
  }

  /** What can be done here now. */
  commands(): readonly Command[] {
    const contact = this.chosen === null ? null : this.desk.contact(this.chosen)
    const hands = {
      write: (kind: 'reply' | 'note') => this.conversation.composer?.write(kind),
      linkArticle: () => this.conversation.composer?.lookForArticle(),
      close: () => this.conversation.close(),
      act: (action: ContactAction) => this.conversation.act(action),
      open: (one: Opened) => this.#open(one),
    }
    return deskCommands(this.desk, contact, hands, this.handles)
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
      case 'saved':
        composer?.lookForReply()
        return composer !== null
      case 'close':
        this.conversation.close()
        return true
      case 'complete':
        if (wrapUp === null) composer?.send()
        else wrapUp.finish()
        return true
      case 'digit':
        if (wrapUp === null) return this.inbox.goToPlace(action.place, true)
        wrapUp.choose(action.place)
        return true
      case 'next':
      case 'previous':
        this.inbox.go(action.is === 'next' ? 1 : -1, !action.writing)
        void this.#keepWriting(action.writing)
        return true
      case 'place':
        if (this.inbox.goToPlace(action.place, false)) void this.#keepWriting(true)
        return true
      case 'help':
      case 'palette':
        return false
      case 'back':
        return this.#stepBack()
      default:
        return action satisfies never
    }
  }

  /** Whoever was writing goes on writing, in the contact that was gone to. */
  async #keepWriting(writing: boolean): Promise<void> {
    if (!writing) return
    await this.updateComplete
    await this.conversation.updateComplete
    if (this.conversation.composer === null) this.conversation.enter()
    else this.conversation.composer.write('reply')
  }

  /** Escape goes one step back; it never ends anything. */
  #stepBack(): boolean {
    if (this.contextOpen) this.#hideContext()
    else if (this.reading && matchMedia(narrow).matches) this.#back()
    else return false
    return true
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || this.covered()) return
    const typing = takesText(event.composedPath()[0])
    const single = this.settings.keys
    const action = readKey(event, { typing, single })
    const bare = single && !typing && !event.isComposing && !(event.ctrlKey || event.metaKey || event.altKey)
    const done = action === null ? bare && this.conversation.actByKey(event) : this.#act(action)
    if (done) event.preventDefault()
  }

  /** Shows a contact, whether it is in hand or not. */
  #open(contact: Opened): void {
    this.desk.open(contact)
    this.chosen = contact.id
    this.reading = true
  }

  readonly #chose = (event: CustomEvent<Opened>): void => {
    this.#open(event.detail)
    if (matchMedia(narrow).matches) void this.updateComplete.then(() => this.conversation.enter())
  }

  readonly #answered = (event: CustomEvent<OfferView>): void => {
    void this.#answer(event.detail)
  }

  readonly #back = (event?: Event): void => {
    event?.preventDefault()
    this.reading = false
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
}

function isCall({ contactView }: OfferView): boolean {
  return contactView.began?.channel === 'voice'
}
