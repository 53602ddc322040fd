import type { Uuid } from '@switchboard/protocol'
import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Drafts } from '../browser/drafts.js'
import { actionsOf, callsBack, isKeyOf, transferAction, consultAction } from '../contact-actions.js'
import type { ActionContext, ContactAction } from '../contact-actions.js'
import type { Desk, DeskRules } from '../desk.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import { saidName } from '../state/said-name.js'
import { isConsulted } from '../state/consult.js'
import type { OpenContact, Opened } from '../state/desk-view.js'
import type { Phrases } from '../words/en.js'
import './actions-menu.js'
import './call-back-bar.js'
import './call-bar.js'
import type { ConsoleActions } from './actions-menu.js'
import './composer.js'
import type { AnswerWay, ConsoleComposer } from './composer.js'
import { conversationStyles } from './conversation.styles.js'
import { extraStyles } from './extra-view.js'
import { fileStyles } from './file-view.js'
import { lineView } from './line-view.js'
import type { LineContext } from './line-view.js'
import { brandAndQueue, brandMark, faultNote, keyHint, skeletonRows, visitorName } from './parts.js'
import { verifiedTag } from './person-view.js'
import './wrap-up.js'
import type { ConsoleWrapUp } from './wrap-up.js'

/** Where the last line counts as seen, in px from the end. */
const nearEnd = 48

/** The chosen contact: its lines, and below them what can be done with it. Fires `back`, `context`, and `choose` with the contact to go to. */
@customElement('console-conversation')
export class ConsoleConversation extends LitElement {
  static override styles = [pieces, conversationStyles, extraStyles, fileStyles]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) drafts!: Drafts
  @property({ attribute: false }) contact: OpenContact | null = null
  /** Whether it is not known yet what there is to choose from. */
  @property({ type: Boolean }) loading = false
  @property({ type: Boolean }) keys = true
  /** Whether the next contact may ring when this one is finished. */
  @property({ type: Boolean }) available = true
  /** Whether the context's drawer is open. */
  @property({ type: Boolean, attribute: false }) contextOpen = false
  @state() private unseen = false
  /** What an action shows over the conversation. */
  @state() private acting: ((context: ActionContext) => TemplateResult) | null = null
  @query('.lines') private readonly lines!: HTMLElement | null
  #atEnd = true
  #focused: Element | null = null

  /** The composer, while one can write. */
  get composer(): ConsoleComposer | null {
    return this.renderRoot.querySelector('console-composer')
  }

  /** Wrap-up, while it runs. */
  get wrapUp(): ConsoleWrapUp | null {
    return this.renderRoot.querySelector('console-wrap-up')
  }

  /** Moves the focus to the name of the contact, or to the region itself where none is chosen. */
  enter(): void {
    const place =
      this.renderRoot.querySelector<HTMLElement>('header h2') ?? this.renderRoot.querySelector('section')
    place?.focus()
  }

  /** Closes the chat that is open. */
  close(): void {
    const { contact } = this
    if (contact === null || !this.#canClose(contact)) return
    this.#closing = contact.id
    this.desk.end(contact.id)
  }

  /** The contact that is closed from here: whoever closes it says next how it ended. */
  #closing: Uuid | null = null

  /** Does one of the open contact's actions. */
  act(action: ContactAction): void {
    const { contact } = this
    if (contact !== null && action.offered(contact, this.desk)) action.run(this.#actionContext(contact))
  }

  /** Does the action whose key was pressed; answers whether there is one. */
  actByKey(press: KeyboardEvent): boolean {
    const { contact } = this
    if (contact === null) return false
    const action = actionsOf(contact, this.desk).find((one) => isKeyOf(one, press))
    if (action !== undefined) this.act(action)
    return action !== undefined
  }

  #actionContext(contact: OpenContact): ActionContext {
    return {
      words: this.words,
      desk: this.desk,
      contact,
      open: (view) => (this.acting = view),
      close: () => {
        this.acting = null
        this.renderRoot.querySelector<ConsoleActions>('console-actions')?.enter()
      },
    }
  }

  override render(): TemplateResult {
    const { contact } = this
    return html`<section aria-label=${this.words.conversation.label} tabindex="-1">${contact === null ? this.#quiet() : this.#open(contact)}</section>`
  }

  #quiet(): TemplateResult {
    const words = this.words.conversation
    if (this.loading) return skeleton()
    return html`<div class="empty"><h2>${words.quietTitle}</h2><p>${words.quiet}</p></div>`
  }

  #open(contact: OpenContact): TemplateResult {
    const words = this.words.conversation
    if (contact.view.began === null) {
      return contact.fault === null
        ? skeleton()
        : html`${this.#header(contact, words.label)}<div class="empty"><p>${words.unloadable}</p></div>`
    }
    const given = contact.person?.name ?? saidName(contact.view)
    const { visitor } = contact.view.began
    const name = visitorName(this.words, { name: given, id: visitor })
    const { fault } = this.desk
    return html`${this.#header(contact, name)}${isCall(contact) && this.#canClose(contact) ? this.#callBar(contact) : nothing}
      ${callsBack(contact) ? html`<console-call-back .words=${this.words} .desk=${this.desk} .contact=${contact}></console-call-back>` : nothing}
      ${fault?.place === 'mail' ? faultNote(this.words, { what: this.words.left.failed, code: fault.code, dismiss: () => this.desk.dismissFault() }) : nothing}
      ${fault?.place === 'close' ? faultNote(this.words, { what: words.closeFailed, code: fault.code, dismiss: () => this.desk.dismissFault() }) : nothing}
      ${this.#log(contact, { id: visitor, name, given })}
      ${this.#onlookers(contact)}
      ${contact.typing && contact.view.phase === 'connected' ? html`<p class="typing">${words.typing(name)}</p>` : nothing}
      <div class="foot">
        ${this.unseen ? html`<button type="button" class="button second low newest" @click=${this.#toEnd}>${icon('down', 16)}${words.newest}</button>` : nothing}
        ${this.#foot(contact)}
      </div>
      ${this.acting?.(this.#actionContext(contact)) ?? nothing}`
  }

  #onlookers({ id }: OpenContact): TemplateResult {
    const names = this.desk.onlookers(id)
    return html`<p class="onlookers" role="status">${names.length === 0 ? nothing : html`${icon('eye', 16)}<span>${this.words.conversation.onlookers(names.join(', '))}</span>`}</p>`
  }

  #header(contact: OpenContact, name: string): TemplateResult {
    const words = this.words.conversation
    return html`<header>
      <button type="button" class="icon-button back" aria-label=${words.back} title=${words.back} @click=${() => this.#fire('back')}>${icon('left')}</button>
      <div class="grow">
        <div class="row"><h2 class="cut" tabindex="-1" title=${name}>${name}</h2>${verifiedTag(contact.person, this.words)}</div>
        <p class="small quiet from">
          ${contact.brandName === '' ? nothing : brandMark(contact.brandName)}<span class="cut">${brandAndQueue(contact.brandName, contact.queueName)}</span>
        </p>
      </div>
      ${this.#canClose(contact) && !isCall(contact) ? html`${this.#transferButton()}${this.#closeButton(contact)}` : nothing}
      <console-actions
        .words=${this.words}
        .actions=${actionsOf(contact, this.desk)}
        .keys=${this.keys}
        @act=${({ detail: action }: CustomEvent<ContactAction>) => this.act(action)}
      ></console-actions>
      <button type="button" class="icon-button context" aria-label=${words.context} title=${words.context} aria-expanded=${this.contextOpen} @click=${() => this.#fire('context')}>
        ${icon('side')}
      </button>
    </header>`
  }

  #transferButton(): TemplateResult {
    return html`<button type="button" class="button second low transfer" aria-keyshortcuts="T" @click=${() => this.act(transferAction)}>
      ${icon('transfer', 16)}<span class="label">${this.words.transfer.button}</span>${keyHint('T', this.keys)}
    </button>`
  }

  #callBar(contact: OpenContact): TemplateResult {
    const { inHand = null } = this.desk.calls ?? {}
    return html`<console-call-bar
      .words=${this.words}
      .desk=${this.desk}
      .contact=${contact}
      .inHand=${inHand?.contact === contact.id ? inHand : null}
      @transfer=${() => this.act(transferAction)}
      @consult=${() => this.act(consultAction)}
    ></console-call-bar>`
  }

  #closeButton(contact: OpenContact): TemplateResult {
    const words = this.words.conversation
    const busy = contact.busy === 'end'
    return html`<button type="button" class="button second low" aria-keyshortcuts="E" aria-busy=${busy} ?disabled=${busy} @click=${() => this.close()}>
      ${icon('check', 16)}${busy ? words.closing : words.close}${keyHint('E', this.keys && !busy)}
    </button>`
  }

  #log(contact: OpenContact, visitor: LineContext['visitor']): TemplateResult {
    const context = {
      contact: contact.id,
      words: this.words,
      desk: this.desk,
      visitor,
      queueName: contact.queueName,
      reach: contact.reach,
    }
    return html`<div class="lines" role="log" aria-label=${this.words.conversation.messages} tabindex="0" @scroll=${this.#scrolled}>
      ${repeat(
        contact.lines,
        (line) => line.key,
        (line) => lineView(line, context),
      )}
    </div>`
  }

  #foot(contact: OpenContact): TemplateResult {
    const { view, mine, via } = contact
    const words = this.words.conversation
    if (via !== null)
      return html`<div class="closed row">
        <p class="grow">${words.pastHere}</p>
        <button type="button" class="button second low" @click=${() => this.#present(contact, via)}>${words.backToPresent}</button>
      </div>`
    if (isConsulted(contact, this.desk.me.id))
      return html`<p class="closed">${this.words.calls.consult.foot(view.agentName)}</p>`
    if (mine && view.phase === 'connected')
      return html`<console-composer
        .words=${this.words}
        .desk=${this.desk}
        .drafts=${this.drafts}
        .contact=${contact.id}
        .goesTo=${goesTo(contact, this.words, this.desk.rules)}
        .uploads=${this.desk.uploads.all}
        .keys=${this.keys}
        @wrote=${this.#toEnd}
      ></console-composer>`
    if (mine && view.phase === 'wrap_up')
      return html`<console-wrap-up
        .words=${this.words}
        .desk=${this.desk}
        .drafts=${this.drafts}
        .contact=${contact}
        .keys=${this.keys}
        .available=${this.available}
      ></console-wrap-up>`
    if (view.phase === 'closed' || view.phase === 'wrap_up')
      return html`<p class="closed">${words.closedHere}</p>`
    return html`<p class="closed">${view.agent === null || view.phase !== 'connected' ? words.waiting : words.other(view.agentName)}</p>`
  }

  #present({ brandName, queueName }: OpenContact, via: string): void {
    const present: Opened = { id: via, brandName, queueName, via: null }
    this.dispatchEvent(new CustomEvent('choose', { detail: present }))
  }

  #canClose(contact: OpenContact): boolean {
    return contact.mine && contact.view.phase === 'connected'
  }

  #fire(name: 'back' | 'context'): void {
    this.dispatchEvent(new CustomEvent(name))
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#focused = this.shadowRoot?.activeElement ?? null
    if (!changed.has('contact')) return
    const before = changed.get('contact')
    if (before?.id !== this.contact?.id) {
      this.#closing = null
      this.#atEnd = true
      this.unseen = false
      this.acting = null
    } else if (!this.#atEnd && (this.contact?.lines.length ?? 0) > (before?.lines.length ?? 0))
      this.unseen = true
  }

  override updated(): void {
    const { lines } = this
    if (this.#atEnd && lines !== null) lines.scrollTop = lines.scrollHeight
    if (this.#closing !== null && this.wrapUp !== null) this.#askHowItEnded()
    else if (this.#focused !== null && !this.#focused.isConnected)
      this.#keepFocus(this.#focused.localName === 'console-composer')
  }

  /** The focus goes to the dispositions, unless it has been put elsewhere meanwhile. */
  #askHowItEnded(): void {
    this.#closing = null
    const here = this.#focused !== null || this.shadowRoot?.activeElement != null
    if (here || document.activeElement === document.body) void this.wrapUp?.enter('disposition')
  }

  /** What had the focus is gone. Whoever was writing goes on in the note: else the next letters would act as keys. */
  #keepFocus(wasWriting: boolean): void {
    const { wrapUp, composer } = this
    if (wrapUp !== null) void wrapUp.enter(wasWriting ? 'note' : 'disposition')
    else if (composer !== null) void composer.updateComplete.then(() => composer.write('reply'))
    else this.enter()
  }

  readonly #scrolled = (): void => {
    const { lines } = this
    if (lines === null) return
    this.#atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < nearEnd
    if (this.#atEnd) this.unseen = false
  }

  readonly #toEnd = (): void => {
    this.#atEnd = true
    this.unseen = false
    this.requestUpdate()
  }
}

function isCall({ view }: OpenContact): boolean {
  return view.began?.channel === 'voice'
}

function skeleton(): TemplateResult {
  return html`<div class="loading" aria-busy="true"><span class="bar half"></span>${skeletonRows(4)}</div>`
}

/** Where an answer goes whose visitor is not there; null for a chat. */
function goesTo({ view }: OpenContact, { left: words }: Phrases, { mail }: DeskRules): AnswerWay | null {
  const left = view.began?.left
  if (left === undefined) return null
  const shut = { open: false }
  // Who is to be called need not be written to: that is no fault.
  if (left.email === null) return { ...shut, quiet: true, words: words.noAddress }
  if (!mail) return { ...shut, words: left.phone === null ? words.mailOff : words.mailOffCall }
  return { open: true, words: words.byMail(left.email) }
}
