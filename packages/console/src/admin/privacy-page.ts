import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { adminStyles } from './admin.styles.js'
import type { Fault } from './admin-api.js'
import { input, labelled, select } from './controls.js'
import { fieldStyles } from './field.styles.js'
import { pageStyles } from './page.styles.js'
import {
  type Person,
  type PrivacyApi,
  type Retention,
  type Run,
  type Sought,
  createPrivacyApi,
} from './privacy-api.js'
import { tellRefusal } from './refused.js'
import type { AdminWords } from './words-en.js'
import { type PrivacyWords, privacyEn, privacyVi } from './words-privacy.js'

const ways = ['email', 'person', 'visitor'] as const
/** Empty, or whole days. */
const fitting = /^(?:[1-9]\d{0,4})?$/

/** What is kept of visitors: for how long, and one of them handed out or erased. */
@customElement('console-admin-privacy')
export class AdminPrivacy extends LitElement {
  static override styles = [pieces, adminStyles, pageStyles, fieldStyles]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api: PrivacyApi = createPrivacyApi((given, init) => fetch(given, init))
  @state() private base: Retention | null = null
  @state() private draft: Readonly<Record<string, string>> = {}
  @state() private runs: readonly Run[] = []
  @state() private saved = ''
  @state() private sought: Sought = { by: 'email', value: '' }
  @state() private person: Person | null = null
  @state() private asking = false
  @state() private told = ''

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  private get say(): PrivacyWords {
    return this.phrases.tag === 'vi' ? privacyVi : privacyEn
  }

  override render(): TemplateResult {
    if (this.base === null) return html`<p role="status" class="quiet">${this.words.loading}</p>`
    return html`${this.#keeping(this.base)}${this.#one()}`
  }

  #keeping({ days, aligned }: Retention): TemplateResult {
    const { say, words } = this
    return html`<section class="box">
      <h2>${say.keepTitle}</h2>
      <p class="quiet">${say.keepText}</p>
      <form novalidate @submit=${this.#save}>
        <div class="filters">
        ${Object.keys(days).map((name) =>
          labelled(
            { id: `days-${name}`, label: say.classes[name] ?? name, wrong: this.#wrong(name), words },
            (control) =>
              input(control, this.draft[name] ?? '', {
                take: (text) => (this.draft = { ...this.draft, [name]: text }),
              }),
          ),
        )}
        </div>
        <p role="status" class="small">${this.saved}</p>
        <div class="buttons"><button type="submit" class="button primary">${words.save}</button></div>
      </form>
      ${aligned ? nothing : html`<p class="small">${say.aligning}</p>`}
      ${this.runs.length === 0 ? html`<p class="quiet small">${say.nothingGone}</p>` : html`<ul class="small">${this.runs.map((run) => html`<li>${this.#gone(run)}</li>`)}</ul>`}
    </section>`
  }

  #wrong(field: string): readonly Fault[] {
    const fits = fitting.test(this.draft[field]?.trim() ?? '')
    return fits ? [] : [{ field, rule: '', about: '', message: this.say.wholeDays }]
  }

  #gone({ at, counts }: Run): string {
    const { say } = this
    const what = Object.entries(counts).map(([name, rows]) => `${say.classes[name] ?? name} ${rows}`)
    const when = new Intl.DateTimeFormat(this.phrases.tag, { dateStyle: 'medium', timeStyle: 'short' })
    return say.gone(when.format(at), what.join(', '))
  }

  #one(): TemplateResult {
    const { say, words, sought } = this
    return html`<section class="box">
      <h2>${say.personTitle}</h2>
      <p class="quiet">${say.personText}</p>
      <form novalidate @submit=${this.#find}>
        ${labelled({ id: 'by', label: say.by, wrong: [], words }, (control) =>
          select(control, sought.by, {
            options: ways.map((way) => [way, say.ways[way]] as const),
            take: (by) => this.#seek({ by: by as Sought['by'] }),
          }),
        )}
        ${labelled({ id: 'value', label: say.value, wrong: [], words }, (control) =>
          input(control, sought.value, { take: (value) => this.#seek({ value }) }),
        )}
        <div class="buttons"><button type="submit" class="button second">${say.find}</button></div>
      </form>
      <p role="status">${this.told}</p>
      ${this.person === null ? nothing : this.#found(this.person)}
    </section>`
  }

  #found({ visitors, contacts }: Person): TemplateResult {
    const { say, words } = this
    const open = contacts.filter(({ over }) => !over).length
    return html`<p>${say.found(visitors.length, contacts.length)}</p>
      ${open === 0 ? nothing : html`<p class="small">${say.open(open)}</p>`}
      ${
        this.asking
          ? html`<div class="box wait" role="alert">
              <p>${say.sure}</p>
              <div class="buttons">
                <button type="button" class="button second" @click=${this.#erase}>${say.eraseForGood}</button>
                <button type="button" class="button second low" @click=${() => (this.asking = false)}>${words.cancel}</button>
              </div>
            </div>`
          : html`<div class="buttons">
              <button type="button" class="button second" @click=${this.#handOut}>${say.handOut}</button>
              <button type="button" class="button second" ?disabled=${open > 0} @click=${() => (this.asking = true)}>${say.erase}</button>
            </div>`
      }`
  }

  #seek(part: Partial<Sought>): void {
    this.sought = { ...this.sought, ...part }
    this.person = null
    this.asking = false
    this.told = ''
  }

  #start(retention: Retention): void {
    this.base = retention
    this.draft = Object.fromEntries(
      Object.entries(retention.days).map(([name, days]) => [name, days === null ? '' : String(days)]),
    )
  }

  async #load(): Promise<void> {
    const [retention, runs] = await Promise.all([this.api.retention(), this.api.runs()])
    if (retention.ok) this.#start(retention.value)
    if (runs.ok) this.runs = runs.value.runs
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (this.base === null || Object.keys(this.draft).some((name) => this.#wrong(name).length > 0)) return
    const days = Object.fromEntries(
      Object.entries(this.draft).map(([name, text]) => [name, text.trim() === '' ? null : Number(text)]),
    )
    const answer = await this.api.changeRetention(this.base.rev, days)
    this.saved = answer.ok ? this.words.saved : tellRefusal(answer.code, this.phrases)
    if (answer.ok) this.#start(answer.value)
    else if (answer.code === 'stale_write') await this.#load()
  }

  readonly #find = async (event: Event): Promise<void> => {
    event.preventDefault()
    const answer = await this.api.find(this.sought)
    this.person = answer.ok ? answer.value : null
    if (answer.ok) this.told = ''
    else if (answer.code === 'not_found') this.told = this.say.nobody
    else if (answer.faults.some(({ field }) => field === 'brand')) this.told = this.say.severalBrands
    else this.told = tellRefusal(answer.code, this.phrases)
  }

  readonly #erase = async (): Promise<void> => {
    const answer = await this.api.erase(this.sought)
    this.asking = false
    this.person = null
    this.told = answer.ok ? this.say.erased : tellRefusal(answer.code, this.phrases)
  }

  readonly #handOut = async (): Promise<void> => {
    const zip = await this.api.handOut(this.sought)
    if (zip === null) {
      this.told = tellRefusal('unreachable', this.phrases)
      return
    }
    const address = URL.createObjectURL(zip)
    Object.assign(document.createElement('a'), { href: address, download: 'person.zip' }).click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
}
