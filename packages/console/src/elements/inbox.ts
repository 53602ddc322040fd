import type { Uuid } from '@switchboard/protocol'
import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Drafts } from '../browser/drafts.js'
import type { Desk } from '../desk.js'
import { icon, slackCord } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { DeskView, Opened } from '../state/desk-view.js'
import type { Phrases } from '../words/en.js'
import { timer } from '../words/format.js'
import { inboxStyles } from './inbox.styles.js'
import { closedEntry, mineEntry, rowView, waitingEntry } from './inbox-rows.js'
import type { Entry, RowContext } from './inbox-rows.js'
import './offer.js'
import { faultNote, skeletonRows } from './parts.js'
import './presence.js'
import { Ticker } from './ticker.js'

type Tab = 'mine' | 'waiting' | 'closed'
const tabs: readonly Tab[] = ['mine', 'waiting', 'closed']

/** How often what waits is asked for, in ms: while it is looked at, and for the number beside its name. */
const askEvery = { looking: 3_000, counting: 10_000 } as const

/**
 * The lists of contacts with one's own state and what rings at their head. Fires `choose` with the contact and passes
 * `answer` and `find` on.
 */
@customElement('console-inbox')
export class ConsoleInbox extends LitElement {
  static override styles = [pieces, inboxStyles]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) drafts!: Drafts
  @property({ attribute: false }) view!: DeskView
  @property({ attribute: false }) chosen: Uuid | null = null
  @property({ type: Boolean }) keys = true
  /** Whether one's role takes contacts. */
  @property({ type: Boolean }) handles = true
  /** Whether one may read contacts that are with others or with nobody. */
  @property({ type: Boolean }) readsAll = false
  /** Whether only what rings is shown: a conversation has the rest of a small screen. */
  @property({ type: Boolean, reflect: true }) compact = false
  @state() private tab: Tab = 'mine'
  @state() private focused: Uuid | null = null

  constructor() {
    super()
    void new Ticker(this)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (!this.handles) this.tab = 'waiting'
    this.desk.lookUps.loadWaiting()
    this.desk.lookUps.loadClosed()
    this.#asking = setInterval(() => this.#ask(), askEvery.looking)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#asking)
  }

  #asking: ReturnType<typeof setInterval> | undefined
  #askedAt = 0

  /** What waits is not pushed: it is asked for again, seldom where only its number shows, never where nobody looks. */
  #ask(): void {
    const now = performance.now()
    const due = now - this.#askedAt >= (this.tab === 'waiting' ? askEvery.looking : askEvery.counting)
    if (!due || document.visibilityState !== 'visible') return
    this.#askedAt = now
    this.desk.lookUps.loadWaiting()
  }

  /** Goes one contact on or back in the list that is shown, and chooses it. `focus`: the row gets the focus. */
  go(by: 1 | -1, focus: boolean): void {
    const entries = this.#opening()
    const here = entries.findIndex((entry) => entry.id === this.chosen)
    this.#goTo(entries[here === -1 ? 0 : Math.min(entries.length - 1, Math.max(0, here + by))], focus)
  }

  /** Chooses the contact at a place of one's own list, from 1. */
  goToPlace(place: number, focus: boolean): boolean {
    this.tab = 'mine'
    const entry = this.#entries()[place - 1]
    this.#goTo(entry, focus)
    return entry !== undefined
  }

  #goTo(entry: Entry | undefined, focus: boolean): void {
    if (entry === undefined) return
    this.#choose(entry)
    if (focus) void this.#focusRow(entry.id)
  }

  override render(): TemplateResult {
    const { words, view, desk } = this
    return html`<section aria-label=${words.inbox.label}>
      <h1 class="sr">${words.inbox.label}</h1>
      <div class="head"><console-presence .words=${words} .desk=${desk} .view=${view}></console-presence>
        <button type="button" class="icon-button" aria-label=${words.palette.label} title=${words.palette.label} aria-keyshortcuts="Control+K" @click=${() => this.dispatchEvent(new CustomEvent('find'))}>${icon('search')}</button></div>
      <div class="notices">${this.#away()} ${this.#fault()}</div>
      <div class="offers">
        ${repeat(
          view.offers,
          (offer) => offer.offer,
          (offer) =>
            html`<console-offer .words=${words} .desk=${desk} .offer=${offer} .keys=${this.keys} @answer=${this.#pass}></console-offer>`,
        )}
      </div>
      ${this.#tabs()}
      <div class="panel" role="tabpanel" id="panel" aria-labelledby=${`tab-${this.tab}`} aria-busy=${this.#loading()}>
        ${this.#panel()}
      </div>
    </section>`
  }

  /** One of the two states that the system sets, with what to do about it. */
  #away(): TemplateResult | typeof nothing {
    const words = this.words.presence
    const { presence } = this.view.agent
    if (presence !== 'not_responding' && presence !== 'not_reachable') return nothing
    const [title, text] =
      presence === 'not_responding'
        ? [words.notRespondingTitle, words.notResponding]
        : [words.notReachableTitle, words.notReachable]
    return html`<div class="away" role="status">
      <h2>${title}</h2>
      <p class="small">${text}</p>
      <button type="button" class="button primary" aria-busy=${this.view.choosing !== null} @click=${() => this.desk.choosePresence('available')}>${words.back}</button>
    </div>`
  }

  #fault(): TemplateResult | typeof nothing {
    const { fault } = this.desk
    const { presence, offer } = this.words
    if (fault === null || fault.place === 'close' || fault.place === 'finish' || fault.place === 'mail')
      return nothing
    const what = { presence: presence.failed, answer: offer.answerFailed, decline: offer.declineFailed }[
      fault.place
    ]
    return faultNote(this.words, { what, code: fault.code, dismiss: () => this.desk.dismissFault() })
  }

  #tabs(): TemplateResult {
    const { waiting } = this.desk.lookUps
    const counts = {
      mine: this.view.mine.length,
      waiting: waiting.is === 'ready' ? waiting.value.length : 0,
      closed: 0,
    }
    return html`<div class="tabs" role="tablist" aria-label=${this.words.inbox.tabs} @keydown=${this.#moveTab}>
      ${this.#tabNames().map(
        (tab) => html`<button
          type="button"
          class="tab"
          role="tab"
          id=${`tab-${tab}`}
          aria-controls="panel"
          aria-selected=${this.tab === tab}
          tabindex=${this.tab === tab ? 0 : -1}
          @click=${() => this.#show(tab)}
        >
          ${this.words.inbox[tab]}${counts[tab] === 0 ? nothing : html` <span class="num">${counts[tab]}</span>`}
        </button>`,
      )}
    </div>`
  }

  #tabNames(): readonly Tab[] {
    return this.handles ? tabs : tabs.filter((tab) => tab === 'waiting')
  }

  #show(tab: Tab): void {
    this.tab = tab
    if (tab === 'closed') this.desk.lookUps.loadClosed()
    if (tab === 'waiting') this.desk.lookUps.loadWaiting()
  }

  #entries(): readonly Entry[] {
    const { waiting, closed } = this.desk.lookUps
    const { words, desk, drafts, chosen } = this
    const context: RowContext = { words, desk, drafts, chosen }
    if (this.tab === 'mine') return this.view.mine.map((row) => mineEntry(row, context))
    if (this.tab === 'closed') return closed.contacts.map((one) => closedEntry(one, context))
    return waiting.is === 'ready' ? waiting.value.map((one) => waitingEntry(one, context)) : []
  }

  /** The rows that can be opened. */
  #opening(): readonly Entry[] {
    return this.#entries().filter((entry) => this.#opens(entry))
  }

  #opens({ group, left }: Entry): boolean {
    return group !== 'waiting' || this.readsAll || (left !== undefined && this.handles)
  }

  #loading(): boolean {
    const { waiting, closed } = this.desk.lookUps
    if (this.tab === 'mine') return !this.view.loaded
    return this.tab === 'waiting' ? waiting.is === 'loading' : closed.is === 'loading'
  }

  #panel(): TemplateResult | TemplateResult[] {
    const entries = this.#entries()
    const { waiting, closed } = this.desk.lookUps
    if (entries.length === 0 && this.#loading()) return skeletonRows(4)
    if (this.tab === 'waiting' && waiting.is === 'failed') return this.#failed(() => this.#show('waiting'))
    if (this.tab === 'closed' && closed.is === 'failed' && entries.length === 0)
      return this.#failed(() => this.#show('closed'))
    return entries.length === 0 ? this.#empty() : this.#list(entries)
  }

  #failed(again: () => void): TemplateResult {
    const words = this.words.inbox
    return html`<div class="empty" role="alert">
      <h2>${words.failed}</h2>
      <button type="button" class="button second" @click=${again}>${words.again}</button>
    </div>`
  }

  #list(entries: readonly Entry[]): TemplateResult {
    const groups = [...new Set(entries.map((entry) => entry.group))]
    const stop = this.#stop(entries.filter((entry) => this.#opens(entry)))
    const { words, desk, drafts, chosen } = this
    const context: RowContext = { words, desk, drafts, chosen }
    return html`<div @keydown=${this.#moveRow}>
      ${groups.map(
        (
          group,
        ) => html`<h2 class="group"><span class="grow">${words.inbox.groups[group]}</span>${this.#longest(group)}</h2>
          <ul>
            ${repeat(
              entries.filter((entry) => entry.group === group),
              (entry) => entry.id,
              (entry) =>
                html`<li>${rowView(entry, context, {
                  opens: this.#opens(entry),
                  stop: entry.id === stop,
                  focused: () => (this.focused = entry.id),
                  choose: () => this.#choose(entry),
                })}</li>`,
            )}
          </ul>`,
      )}
      ${this.tab === 'closed' ? this.#more() : nothing}
    </div>`
  }

  /** The row that Tab comes to. */
  #stop(entries: readonly Entry[]): Uuid | undefined {
    const known = (id: Uuid | null): Uuid | undefined => entries.find((entry) => entry.id === id)?.id
    return known(this.focused) ?? known(this.chosen) ?? entries[0]?.id
  }

  #longest(group: Entry['group']): TemplateResult | typeof nothing {
    const { waiting } = this.desk.lookUps
    if (group !== 'waiting' || waiting.is !== 'ready') return nothing
    const since = Math.min(...waiting.value.map((one) => one.since))
    return html`<span class="num">${this.words.inbox.longest(timer(this.desk.clock.now() - since))}</span>`
  }

  #more(): TemplateResult | typeof nothing {
    const { closed } = this.desk.lookUps
    const words = this.words.inbox
    if (!closed.more) return nothing
    const busy = closed.is === 'loading'
    return html`<p class="more"><button type="button" class="button second low" aria-busy=${busy} ?disabled=${busy} @click=${() => this.desk.lookUps.loadClosed(true)}>${words.more}</button></p>`
  }

  #empty(): TemplateResult {
    const words = this.words.inbox
    const [title, text] = {
      closed: [words.emptyClosedTitle, words.emptyClosed],
      waiting: [words.emptyWaitingTitle, words.emptyWaiting],
      mine: [words.emptyTitle, words.empty[this.view.agent.presence]],
    }[this.tab]
    return html`<div class="empty">
      ${slackCord()}
      <h2>${title}</h2>
      <p class="small">${text}</p>
    </div>`
  }

  #choose(entry: Entry): void {
    // Whoever looks at what was left takes it: two must not write the same answer.
    if (entry.left !== undefined && this.handles) this.desk.take(entry.id)
    const { id, brandName, queueName, via } = entry
    this.dispatchEvent(new CustomEvent<Opened>('choose', { detail: { id, brandName, queueName, via } }))
  }

  async #focusRow(contact: Uuid): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`[data-contact="${contact}"]`)?.focus()
  }

  readonly #pass = (event: CustomEvent): void => {
    this.dispatchEvent(new CustomEvent('answer', { detail: event.detail as unknown }))
  }

  readonly #moveTab = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const names = this.#tabNames()
    const by = event.key === 'ArrowRight' ? 1 : -1
    this.#show(names.at((names.indexOf(this.tab) + by) % names.length) ?? this.tab)
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus(),
    )
  }

  readonly #moveRow = (event: KeyboardEvent): void => {
    const rows = this.#opening()
    const here = rows.findIndex((row) => row.id === this.focused)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: rows.length - 1,
    }
    const to = rows[steps[event.key] ?? -1]
    if (to === undefined) return
    event.preventDefault()
    void this.#focusRow(to.id)
  }
}
