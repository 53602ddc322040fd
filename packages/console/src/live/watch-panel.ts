import { limits } from '@switchboard/protocol'
import type { Uuid } from '@switchboard/protocol'
import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Desk } from '../desk.js'
import { conversationStyles } from '../elements/conversation.styles.js'
import { lineView } from '../elements/line-view.js'
import { skeletonRows } from '../elements/parts.js'
import '../elements/transfer-dialog.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { OpenContact } from '../state/desk-view.js'
import type { FloorView } from '../state/floor.js'
import type { Phrases } from '../words/en.js'
import { moment, shortId } from '../words/format.js'
import type { LiveApi, Recording } from './live-api.js'
import { offersOf } from './offers.js'
import type { OfferLine } from './offers.js'
import { panelStyles } from './panel.styles.js'
import { queueName } from './tables.js'
import './listen-bar.js'
import './recording-player.js'
import './why-dialog.js'
import { liveWords } from './words.js'

/** A contact as it goes on, for who reads along. Fires `close`. */
@customElement('console-watch')
export class ConsoleWatch extends LitElement {
  static override styles = [pieces, conversationStyles, panelStyles]

  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) floor!: FloorView
  @property({ attribute: false }) api!: LiveApi
  @property({ attribute: false }) contact!: Uuid
  @property({ attribute: false }) supervises = false
  @state() private asking: OfferLine | null = null
  @state() private reassigning = false
  @state() private recordings: readonly Recording[] = []
  #askedFor = ''
  @query('.lines') private readonly lines!: HTMLElement | null
  @query('textarea') private readonly area!: HTMLTextAreaElement | null
  #leave: (() => void) | null = null
  #hear: (() => void) | null = null

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('contact')) return
    this.#stop()
    this.#leave = this.desk.readAlong(this.contact)
    this.#hear = this.desk.subscribe(() => this.requestUpdate())
    this.asking = null
    this.recordings = []
    this.#askedFor = ''
    this.reassigning = false
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop()
  }

  override updated(): void {
    const { lines } = this
    if (lines !== null) lines.scrollTop = lines.scrollHeight
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
  }

  override render(): TemplateResult {
    const words = liveWords(this.phrases)
    const contact = this.desk.contact(this.contact)
    const { view, fault } = contact
    const queue = queueName(this.floor, view.began?.queue ?? '')
    const agent = view.phase === 'connected' || view.phase === 'wrap_up' ? view.agentName : ''
    return html`<section aria-label=${words.watching.label}>
      <header>
        <div class="grow"><h2 class="cut" tabindex="-1">${view.began === null ? words.contact(shortId(this.contact)) : words.visitor(shortId(view.began.visitor))}</h2>
          <p class="small quiet cut">${[queue, agent].filter((text) => text !== '').join(' · ')}</p></div>
        <button type="button" class="icon-button" aria-label=${words.close} @click=${this.#close}>${icon('close')}</button>
      </header>
      <p class="watch-note" role="status">${icon('eye', 18)}<span>${agent === '' ? words.watching.bannerFree : words.watching.banner(agent)}</span></p>
      ${fault === null ? this.#open(contact, { queue, agent }) : html`<div class="empty grow-all"><p>${words.watching.unloadable}</p></div>`}
      <p class="foot-note">${icon('check', 16)}${words.watching.kept}</p>
    </section>`
  }

  #open(contact: OpenContact, names: { readonly queue: string; readonly agent: string }): TemplateResult {
    const words = liveWords(this.phrases).watching
    const { view } = contact
    const takeable = view.phase === 'queued' || view.phase === 'offered' || view.phase === 'connected'
    return html`<div class="part buttons">
        ${this.supervises && takeable ? html`<button type="button" class="button second low" @click=${() => (this.reassigning = true)}>${icon('transfer', 16)}${words.reassign}</button>` : nothing}
        <button type="button" class="button second low stop" @click=${this.#close}>${words.stop}</button>
      </div>
      ${this.#sound(contact)}${this.#recorded(contact)}${this.#offers()}
      ${this.#log(contact, names.queue)}
      ${view.phase === 'closed' || view.phase === 'unknown' ? nothing : this.#whisper(names.agent)}
      ${this.asking === null ? nothing : html`<console-why .phrases=${this.phrases} .api=${this.api} .offer=${this.asking} @done=${() => (this.asking = null)}></console-why>`}
      ${this.reassigning ? this.#reassign() : nothing}`
  }

  #sound({ view }: OpenContact): TemplateResult | typeof nothing {
    const { line } = this.desk
    if (line === null || view.phase !== 'connected' || view.began?.channel !== 'voice') return nothing
    return html`<console-listen-bar .phrases=${this.phrases} .line=${line} .contact=${this.contact} .agent=${view.agentName} .supervises=${this.supervises}></console-listen-bar>`
  }

  #recorded({ view }: OpenContact): readonly TemplateResult[] {
    if (view.began?.channel === 'voice' && (view.phase === 'wrap_up' || view.phase === 'closed'))
      void this.#loadRecordings(view.phase)
    return this.recordings.map(
      (one) =>
        html`<console-recording .phrases=${this.phrases} .recording=${one} .load=${this.api.sound}></console-recording>`,
    )
  }

  /** When its call is over, and once more when its wrap-up is: it takes a moment to be kept. */
  async #loadRecordings(phase: string): Promise<void> {
    const { contact } = this
    const wish = `${contact} ${phase}`
    if (this.#askedFor === wish) return
    this.#askedFor = wish
    const told = await this.api.recordings(contact)
    if (told.ok && contact === this.contact) this.recordings = told.value.recordings
  }

  #offers(): TemplateResult {
    const words = liveWords(this.phrases).watching
    const offers = offersOf(this.desk.facts(this.contact))
    return html`<div class="part offers" tabindex="0" role="region" aria-label=${words.offers}><h3>${words.offers}</h3>
      ${
        offers.length === 0
          ? html`<p class="small quiet">${words.noOffers}</p>`
          : html`<ul>${offers.map(
              (offer) => html`<li>
                <time class="faint">${moment(offer.at, this.desk.clock.now(), this.phrases.tag)}</time>
                <span class="grow"><span class="strong">${offer.name}</span> ${words.outcome[offer.outcome]}</span>
                <button type="button" class="link" @click=${() => (this.asking = offer)}>${words.why}</button>
              </li>`,
            )}</ul>`
      }</div>`
  }

  #log(contact: OpenContact, queue: string): TemplateResult {
    const words = liveWords(this.phrases)
    const { began } = contact.view
    if (began === null) return html`<div class="lines" aria-busy="true">${skeletonRows(3)}</div>`
    const visitor = { id: began.visitor, name: words.visitor(shortId(began.visitor)), given: null }
    const context = {
      contact: contact.id,
      words: this.phrases,
      desk: this.desk,
      visitor,
      queueName: queue,
      reach: contact.reach,
    }
    return html`<div class="lines" role="log" aria-label=${words.watching.messages} tabindex="0">${repeat(
      contact.lines,
      (line) => line.key,
      (line) => lineView(line, context),
    )}</div>`
  }

  #whisper(agent: string): TemplateResult {
    const words = liveWords(this.phrases).watching
    return html`<form class="whisper" @submit=${this.#send}>
      <label class="field"><span class="label">${words.whisper}</span>
        <textarea class="input" rows="2" maxlength=${limits.textLength} placeholder=${words.whisperPlaceholder(agent === '' ? '…' : agent)}></textarea></label>
      <button type="submit" class="button second low">${words.send}</button>
    </form>`
  }

  #reassign(): TemplateResult {
    const words = liveWords(this.phrases).watching
    const { desk, phrases } = this
    const transfer = {
      ...phrases.transfer,
      title: words.reassignTitle,
      failed: words.reassignFailed,
      confirm: words.reassignConfirm,
      choose: words.reassign,
    }
    return html`<console-transfer
      .words=${{ ...phrases, transfer }}
      .desk=${{ targets: desk.targets, transfer: desk.reassign }}
      .contact=${this.contact}
      @done=${() => (this.reassigning = false)}
    ></console-transfer>`
  }

  readonly #send = (event: Event): void => {
    event.preventDefault()
    const { area } = this
    const text = area?.value.trim() ?? ''
    if (area === null || text === '') return
    this.desk.note(this.contact, text)
    area.value = ''
  }

  readonly #close = (): void => void this.dispatchEvent(new CustomEvent('close'))

  #stop(): void {
    this.#hear?.()
    this.#leave?.()
    this.#hear = null
    this.#leave = null
  }
}
