import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { addressOf, readAddress, views } from './address.js'
import type { Asked } from './address.js'
import { createAnswers } from './answers.js'
import type { Answers } from './answers.js'
import './behind-panel.js'
import type { ReportContext } from './context.js'
import './contact-list.js'
import { cardStyles } from './cards.styles.js'
import { filterBar } from './filter-bar.js'
import { zoneOf } from './queue-zone.js'
import { timeToTheSecond } from './moments.js'
import { periodOf } from './period.js'
import type { Metric, Names, ReportsApi } from './reports-api.js'
import { reportsStyles } from './reports.styles.js'
import './saved-views.js'
import { tableStyles } from './tables.styles.js'
import { viewBodies } from './view-bodies.js'
import { reportWords } from './words.js'

/** How often what is still going on is counted anew, in ms. */
const pace = 15_000

/** The reports: pages of cards, charts and tables over one period, all made by the one list of metrics. */
@customElement('console-reports')
export class ConsoleReports extends LitElement {
  static override styles = [pieces, cardStyles, tableStyles, reportsStyles]

  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) desk!: Pick<Desk, 'clock'>
  @property({ attribute: false }) api!: ReportsApi
  @property() theme = ''
  @property({ attribute: false }) viewer = ''
  /** What stands behind `#reports/`. */
  @property({ attribute: false }) rest = ''
  @state() private metrics: readonly Metric[] = []
  @state() private names: Names | null = null
  @state() private failed = false
  @state() private now = 0
  #answers: Answers | null = null
  #timer: ReturnType<typeof setInterval> | undefined

  /** Moves the focus to the page's title. */
  enter(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => {
      if (!document.hidden) this.#refresh()
    }, pace)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  override firstUpdated(): void {
    void this.#begin()
  }

  override render(): TemplateResult {
    const words = reportWords(this.phrases)
    const { names } = this
    if (this.failed)
      return html`<div class="empty" role="alert">${icon('unplugged', 28)}<h1>${words.away}</h1><button type="button" class="button second" @click=${() => void this.#begin()}>${words.tryAgain}</button></div>`
    if (names === null || this.#answers === null)
      return html`<div class="page" aria-busy="true"><header><h1 class="quiet">${words.title}</h1><span class="sr">${words.loading}</span></header><div class="filters"><span class="bar half"></span></div><div class="cards">${[1, 2, 3, 4, 5, 6].map(() => html`<div class="card"><span class="bar half"></span><span class="bar short"></span></div>`)}</div></div>`
    const context = this.#context(names, this.#answers)
    return html`<div class="page">${this.#head(context)}${this.#stale(context)}
        ${context.asked.view === 'contacts' ? html`<console-contact-list .context=${context} .api=${this.api} .now=${this.now} @contact=${this.#contact}></console-contact-list>` : viewBodies[context.asked.view](context)}
      </div>${this.#behind(context)}`
  }

  override updated(changed: PropertyValues<this>): void {
    // Other filters are other questions: what is no longer shown is not asked again.
    if (changed.has('rest')) this.#answers?.refresh(this.now)
  }

  #context(all: Names, answers: Answers): ReportContext {
    const asked = readAddress(this.rest)
    const names = { ...all, zone: zoneOf(all, asked.filters) }
    return {
      words: reportWords(this.phrases),
      tag: this.phrases.tag,
      theme: this.theme,
      asked,
      period: periodOf(asked, { now: this.now, tz: names.zone }),
      metrics: this.metrics,
      names,
      answers,
      ofBrands: this.viewer === 'brand_viewer',
      go: this.#go,
    }
  }

  #head(context: ReportContext): TemplateResult {
    const { words, asked, names, tag } = context
    return html`<header>
      <h1 tabindex="-1">${words.views[asked.view]}</h1>
      <nav class="tabs" aria-label=${words.pages}>${views.map((view) => html`<a href="#reports/${addressOf({ ...asked, view, opened: null, contact: '' })}" aria-current=${view === asked.view ? 'page' : nothing}>${words.views[view]}</a>`)}</nav>
      <span class="grow"></span>
      <span class="tiny quiet moment">${words.zone(names.zone)}, ${words.asOf(timeToTheSecond(this.now, names.zone, tag))}</span>
      <button type="button" class="icon-button" aria-label=${words.refresh} title=${words.refresh} @click=${() => this.#refresh(true)}>${icon('clock')}</button>
      <console-saved-views .words=${words} .api=${this.api} .address=${addressOf({ ...asked, opened: null, contact: '' })}></console-saved-views>
    </header>${filterBar(context)}`
  }

  #stale({ words, names, tag, answers }: ReportContext): TemplateResult {
    const since = answers.staleSince()
    return html`<div role="status">${
      since === null
        ? nothing
        : html`<div class="strip">${icon('clock')}<span class="grow">${words.stale(timeToTheSecond(since, names.zone, tag))}</span><button type="button" class="button second low" @click=${() => this.#refresh(true)}>${words.tryNow}</button></div>`
    }</div>`
  }

  #behind(context: ReportContext): TemplateResult | typeof nothing {
    const { asked } = context
    if (asked.opened === null && asked.contact === '') return nothing
    return html`<console-behind .context=${context} .api=${this.api} .opened=${asked.opened} .contact=${asked.contact} .reads=${this.viewer !== 'analyst' && this.viewer !== 'brand_viewer'}
      @contact=${this.#contact} @close=${() => this.#go({ ...asked, opened: null, contact: '' })}></console-behind>`
  }

  readonly #contact = ({ detail: contact }: CustomEvent<string>): void => {
    this.#go({ ...readAddress(this.rest), contact })
  }

  readonly #go = (asked: Asked): void => {
    location.hash = `#reports/${addressOf(asked)}`
  }

  async #begin(): Promise<void> {
    this.failed = false
    const [metrics, names] = await Promise.all([this.api.metrics(), this.api.names()])
    if (!metrics.ok || !names.ok) {
      this.failed = true
      return
    }
    this.now = Math.floor(this.desk.clock.now())
    this.#answers = createAnswers(this.api, { asOf: this.now, changed: () => this.requestUpdate() })
    this.metrics = metrics.value
    this.names = names.value
  }

  /** Counts anew what is shown; of itself only where it may have changed. */
  #refresh(wished = false): void {
    if (this.#answers === null || this.names === null) return
    const now = Math.floor(this.desk.clock.now())
    const asked = readAddress(this.rest)
    const { open } = periodOf(asked, { now, tz: zoneOf(this.names, asked.filters) })
    if (!open && !wished && this.#answers.staleSince() === null) return
    this.now = now
    this.#answers.refresh(now)
  }
}
