import type { Uuid } from '@switchboard/protocol'
import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Desk } from '../desk.js'
import { icon, slackCord } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { DeskView } from '../state/desk-view.js'
import type { Row, RowGroup } from '../state/inbox.js'
import { timeLeft } from '../state/time-left.js'
import type { Phrases } from '../words/en.js'
import { shortId, span, timer } from '../words/format.js'
import { inboxStyles } from './inbox.styles.js'
import { dispositionWords } from './line-view.js'
import './offer.js'
import { avatar, brandAndQueue, brandMark, faultNote, skeletonRows } from './parts.js'
import './presence.js'
import { Ticker } from './ticker.js'

type Tab = 'mine' | 'closed'
const tabs: readonly Tab[] = ['mine', 'closed']

/**
 * The list of contacts with one's own state and what rings at its head. Fires `choose` with a contact's id and passes
 * `answer` on.
 */
@customElement('console-inbox')
export class ConsoleInbox extends LitElement {
  static override styles = [pieces, inboxStyles]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) view!: DeskView
  @property({ attribute: false }) chosen: Uuid | null = null
  @property({ type: Boolean }) keys = true
  /** Whether one's role takes contacts. */
  @property({ type: Boolean }) handles = true
  /** Whether only what rings is shown: a conversation has the rest of a small screen. */
  @property({ type: Boolean, reflect: true }) compact = false
  @state() private tab: Tab = 'mine'
  @state() private focused: Uuid | null = null

  constructor() {
    super()
    void new Ticker(this)
  }

  /** Goes one contact on or back in the list that is shown, and chooses it. */
  go(by: 1 | -1): void {
    const rows = this.#rows()
    const here = rows.findIndex((row) => row.contact === this.chosen)
    const to = rows[here === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, here + by))]
    if (to === undefined) return
    this.#choose(to.contact)
    void this.#focusRow(to.contact)
  }

  override render(): TemplateResult {
    const { words, view, desk } = this
    return html`<section aria-label=${words.inbox.label}>
      <h1 class="sr">${words.inbox.label}</h1>
      <div class="head"><console-presence .words=${words} .desk=${desk} .view=${view}></console-presence></div>
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
      <div class="panel" role="tabpanel" id="panel" aria-labelledby=${`tab-${this.tab}`} aria-busy=${!view.loaded}>
        ${view.loaded ? this.#list() : skeletonRows(4)}
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
    if (fault === null || fault.place === 'close' || fault.place === 'finish') return nothing
    const what = { presence: presence.failed, answer: offer.answerFailed, decline: offer.declineFailed }[
      fault.place
    ]
    return faultNote(this.words, { what, code: fault.code, dismiss: () => this.desk.dismissFault() })
  }

  #tabs(): TemplateResult {
    const counts = { mine: this.view.mine.length, closed: 0 }
    return html`<div class="tabs" role="tablist" aria-label=${this.words.inbox.tabs} @keydown=${this.#moveTab}>
      ${tabs.map(
        (tab) => html`<button
          type="button"
          class="tab"
          role="tab"
          id=${`tab-${tab}`}
          aria-controls="panel"
          aria-selected=${this.tab === tab}
          tabindex=${this.tab === tab ? 0 : -1}
          @click=${() => (this.tab = tab)}
        >
          ${this.words.inbox[tab]}${counts[tab] === 0 ? nothing : html` <span class="num">${counts[tab]}</span>`}
        </button>`,
      )}
    </div>`
  }

  #rows(): readonly Row[] {
    return this.tab === 'mine' ? this.view.mine : this.view.closed
  }

  #list(): TemplateResult {
    const rows = this.#rows()
    if (rows.length === 0) return this.#empty()
    const groups = [...new Set(rows.map((row) => row.group))]
    const stop =
      rows.find((row) => row.contact === this.focused) ??
      rows.find((row) => row.contact === this.chosen) ??
      rows[0]
    return html`<div @keydown=${this.#moveRow}>
      ${groups.map(
        (group) => html`<h2 class="group"><span class="grow">${this.#groupName(group)}</span></h2>
          <ul>
            ${repeat(
              rows.filter((row) => row.group === group),
              (row) => row.contact,
              (row) => html`<li>${this.#row(row, row === stop)}</li>`,
            )}
          </ul>`,
      )}
    </div>`
  }

  #groupName(group: RowGroup): string {
    const { groups } = this.words.inbox
    return {
      wrap_up: groups.wrapUp,
      your_turn: groups.yourTurn,
      their_turn: groups.theirTurn,
      closed: groups.closed,
    }[group]
  }

  #row(row: Row, stop: boolean): TemplateResult {
    const words = this.words.inbox
    const name = words.visitor(shortId(row.visitor ?? row.contact))
    return html`<button
      type="button"
      class="item ${row.group}"
      data-contact=${row.contact}
      aria-current=${row.contact === this.chosen ? 'true' : nothing}
      tabindex=${stop ? 0 : -1}
      @focus=${() => (this.focused = row.contact)}
      @click=${() => this.#choose(row.contact)}
    >
      <span class="picture">${avatar({ id: row.visitor ?? row.contact, name: null })}<span class="sign">${icon('chat', 12)}</span></span>
      <span>
        <span class="first"><span class="cut grow">${name}</span>${this.#time(row)}</span>
        <span class="second"><span class="cut grow">${this.#lastWords(row)}</span></span>
        <span class="third">${brandMark(row.brandName)}<span class="cut">${brandAndQueue(row.brandName, row.queueName)}</span></span>
      </span>
    </button>`
  }

  #time(row: Row): TemplateResult {
    const now = this.desk.clock.now()
    const words = { ...this.words.inbox, tag: this.words.tag }
    if (row.group === 'your_turn') return html`<span class="time">${timer(now - row.since)}</span>`
    if (row.dueAt === null) {
      const since = now - row.since
      return html`<span class="time">${since < 60_000 ? words.justNow : span(since, words.tag)}</span>`
    }
    const { leftMs, urgency } = timeLeft(row.since, row.dueAt, now)
    const text = leftMs > 0 ? words.left(timer(leftMs + 999)) : words.late(timer(-leftMs))
    return html`<span class="time ${urgency}">${text}</span>`
  }

  #lastWords(row: Row): string {
    const { inbox, conversation } = this.words
    if (row.group === 'wrap_up') return inbox.howEnded
    if (row.group === 'closed') return this.#howClosed(row.disposition)
    if (row.last === null) return inbox.chat
    const text = row.last.text ?? conversation.erased
    return row.last.mine ? inbox.you(text) : text
  }

  #howClosed(code: string | null): string {
    if (code === null) return this.words.inbox.closedOpen
    return this.words.inbox.closedAs(dispositionWords(code, this))
  }

  #empty(): TemplateResult {
    const words = this.words.inbox
    const [title, text] =
      this.tab === 'closed'
        ? [words.emptyClosedTitle, words.emptyClosed]
        : [words.emptyTitle, this.handles ? words.empty[this.view.agent.presence] : words.noContacts]
    return html`<div class="empty">
      ${slackCord()}
      <h2>${title}</h2>
      <p class="small">${text}</p>
    </div>`
  }

  #choose(contact: Uuid): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: contact }))
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
    this.tab = this.tab === 'mine' ? 'closed' : 'mine'
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus(),
    )
  }

  readonly #moveRow = (event: KeyboardEvent): void => {
    const rows = this.#rows()
    const here = rows.findIndex((row) => row.contact === this.focused)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: rows.length - 1,
    }
    const to = rows[steps[event.key] ?? -1]
    if (to === undefined) return
    event.preventDefault()
    void this.#focusRow(to.contact)
  }
}
