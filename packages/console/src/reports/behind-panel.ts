import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import { shortId } from '../words/format.js'
import { contactRows } from './contact-rows.js'
import { metricName, metricOf, nameOf } from './context.js'
import type { ReportContext } from './context.js'
import { dayName, timeOfDay } from './moments.js'
import { panelStyles } from './panel.styles.js'
import { behindFile } from './reports-api.js'
import type { Behind, BehindRow, RawFact, ReportsApi } from './reports-api.js'
import type { Opened } from './address.js'
import { timeline } from './timeline.js'

const pageSize = 50

/** What is behind a number, and the whole of one contact of it. Fires `contact` with an id (empty: back to the list) and `close`. */
@customElement('console-behind')
export class ConsoleBehind extends LitElement {
  static override styles = [pieces, panelStyles]

  @property({ attribute: false }) context!: ReportContext
  @property({ attribute: false }) api!: ReportsApi
  @property({ attribute: false }) opened: Opened | null = null
  @property() contact = ''
  /** Whether this person may read what was said. */
  @property({ attribute: false }) reads = false
  @state() private behind: Behind | null = null
  @state() private rows: readonly BehindRow[] = []
  @state() private facts: readonly RawFact[] | null = null
  @state() private failed = ''

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('opened') && keyOf(changed.get('opened')) !== keyOf(this.opened)) {
      this.behind = null
      this.rows = []
      if (this.opened !== null) void this.#load(this.opened)
    }
    if (changed.has('contact')) {
      this.facts = null
      if (this.contact !== '') void this.#read(this.contact)
    }
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
  }

  override updated(changed: PropertyValues<this>): void {
    // The button that was pressed has gone with its list.
    if (changed.get('contact') !== undefined) this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
  }

  override render(): TemplateResult {
    const { words } = this.context
    return html`<div class="over" role="dialog" aria-labelledby="behind" @keydown=${this.#key}>
      <header>
        <div class="grow"><h2 id="behind" tabindex="-1">${this.#title()}</h2><p class="small quiet num">${this.#about()}</p></div>
        ${
          this.opened === null || this.contact !== ''
            ? nothing
            : html`<a class="button ghost low" download href=${behindFile(this.opened, 'csv')}>${icon('save', 16)}${words.csv}</a>
              <a class="button ghost low" download href=${behindFile(this.opened, 'parquet')}>${words.parquet}</a>`
        }
        <button type="button" class="icon-button" aria-label=${words.behind.close} @click=${this.#close}>${icon('close')}</button>
      </header>
      <div class="body">${this.#body()}</div>
    </div>`
  }

  #title(): string {
    const { words } = this.context
    if (this.contact !== '') return words.behind.of(shortId(this.contact))
    const total =
      this.behind === null ? '…' : new Intl.NumberFormat(this.context.tag).format(this.behind.total)
    return words.behind.title(total, metricName(this.context, this.opened?.metric ?? ''))
  }

  #about(): string {
    const { words, names, tag, metrics } = this.context
    if (this.opened === null || this.contact !== '') return words.behind.timeline
    const { from, to, queue, agent, brand, channel, metric } = this.opened
    const narrowed = Object.entries({ queue, agent, brand, channel }).flatMap(([dimension, id]) =>
      id === '' ? [] : [nameOf(this.context, dimension as 'queue', id)],
    )
    const day = dayName(from, names.zone, tag)
    const end = dayName(to - 1, names.zone, tag)
    const span =
      day === end
        ? `${day}, ${timeOfDay(from, names.zone, tag)}–${timeOfDay(to, names.zone, tag)}`
        : `${day} – ${end}`
    const { grain, attribution } = metricOf({ metrics }, metric)
    const counts = grain === 'agent_state' ? words.behind.work : attribution.moment
    const contacts = this.behind === null ? [] : [words.behind.contacts(String(this.behind.contacts))]
    return [...narrowed, span, ...contacts, counts].join(' · ')
  }

  #body(): TemplateResult {
    const { words } = this.context
    if (this.failed !== '') return html`<p class="empty" role="alert">${this.failed}</p>`
    if (this.contact !== '') return this.#whole()
    if (this.behind === null)
      return html`<div class="pad" aria-busy="true"><span class="sr">${words.loading}</span><span class="bar most"></span><span class="bar half"></span><span class="bar most"></span></div>`
    if (this.rows.length === 0) return html`<p class="empty">${words.behind.empty}</p>`
    return html`${contactRows(this.context, this.rows, this.#choose)}
      ${this.rows.length < this.behind.total ? html`<p class="pad"><button type="button" class="button second" @click=${this.#more}>${words.behind.more}</button></p>` : nothing}`
  }

  #whole(): TemplateResult {
    const { words } = this.context
    return html`<div class="pad">
      <p class="row">${this.opened === null ? nothing : html`<button type="button" class="button ghost low" @click=${() => this.#choose('')}>${icon('left', 16)}${words.behind.back}</button>`}
        ${this.reads ? html`<a class="button second low" href="#desk/${this.contact}">${words.behind.text}</a>` : nothing}</p>
      ${this.facts === null ? html`<div aria-busy="true"><span class="bar most"></span></div>` : timeline(this.context, this.facts)}
    </div>`
  }

  readonly #choose = (contact: string): void => {
    this.dispatchEvent(new CustomEvent('contact', { detail: contact }))
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('close'))
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    this.#close()
  }

  readonly #more = (): void => {
    if (this.opened !== null) void this.#load(this.opened)
  }

  async #load(opened: Opened): Promise<void> {
    this.failed = ''
    const told = await this.api.behind(opened, { limit: pageSize, offset: this.rows.length })
    // The address is read anew at every change of the page: the same number is another object.
    if (keyOf(this.opened) !== keyOf(opened)) return
    if (!told.ok) {
      this.failed = `${this.context.words.away} ${told.said}`
      return
    }
    this.behind = told.value
    this.rows = [...this.rows, ...told.value.rows]
  }

  async #read(contact: string): Promise<void> {
    this.failed = ''
    const told = await this.api.facts(contact)
    if (this.contact !== contact) return
    if (told.ok) this.facts = told.value
    else this.failed = `${this.context.words.away} ${told.said}`
  }
}

function keyOf(opened: Opened | null | undefined): string {
  return opened ? JSON.stringify(opened) : ''
}
