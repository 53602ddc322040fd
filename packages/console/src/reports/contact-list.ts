import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon, slackCord } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Opened } from './address.js'
import { contactRows } from './contact-rows.js'
import type { ReportContext } from './context.js'
import { panelStyles } from './panel.styles.js'
import { behindFile } from './reports-api.js'
import type { BehindRow, ReportsApi } from './reports-api.js'

const pageSize = 50

/** The contacts that began in the period, the newest first. Fires `contact` with the id of the one that is opened. */
@customElement('console-contact-list')
export class ConsoleContactList extends LitElement {
  static override styles = [pieces, panelStyles]

  @property({ attribute: false }) context!: ReportContext
  @property({ attribute: false }) api!: ReportsApi
  /** As it is known at this moment, epoch ms. */
  @property({ attribute: false }) now = 0
  @state() private rows: readonly BehindRow[] | null = null
  @state() private total = 0
  @state() private failed = ''
  #asked = ''

  override willUpdate(_changed: PropertyValues<this>): void {
    const asked = JSON.stringify([this.context.asked.filters, this.context.period.span])
    if (asked === this.#asked) return
    this.#asked = asked
    this.rows = null
    void this.#load(this.#opened())
  }

  override render(): TemplateResult {
    const { words, tag } = this.context
    if (this.failed !== '') return html`<p class="empty" role="alert">${this.failed}</p>`
    const { rows } = this
    if (rows === null)
      return html`<div class="pad" aria-busy="true"><span class="sr">${words.loading}</span><span class="bar most"></span><span class="bar half"></span></div>`
    if (rows.length === 0) return html`<div class="empty">${slackCord()}<p>${words.noData}</p></div>`
    const opened = this.#opened()
    return html`<section class="sheet" aria-label=${words.views.contacts}>
      <p class="row head"><strong class="grow">${words.behind.contacts(new Intl.NumberFormat(tag).format(this.total))}</strong>
        <a class="button ghost low" download href=${behindFile(opened, 'csv')}>${icon('save', 16)}${words.csv}</a><a class="button ghost low" download href=${behindFile(opened, 'parquet')}>${words.parquet}</a></p>
      ${contactRows(this.context, rows, (contact) => this.dispatchEvent(new CustomEvent('contact', { detail: contact })))}
      ${rows.length < this.total ? html`<p class="pad"><button type="button" class="button second" @click=${() => void this.#load(opened)}>${words.behind.more}</button></p>` : nothing}
    </section>`
  }

  #opened(): Opened {
    const { period, asked } = this.context
    return { metric: 'contacts_created', ...period.span, asOf: this.now, ...asked.filters }
  }

  async #load(opened: Opened): Promise<void> {
    this.failed = ''
    const asked = this.#asked
    const told = await this.api.behind(opened, { limit: pageSize, offset: this.rows?.length ?? 0 })
    if (asked !== this.#asked) return
    if (!told.ok) {
      this.failed = `${this.context.words.away} ${told.said}`
      return
    }
    this.rows = [...(this.rows ?? []), ...told.value.rows]
    this.total = told.value.total
  }
}
