import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { adminStyles } from './admin.styles.js'
import type { AdminApi, Fault, Tenant } from './admin-api.js'
import { faultLine, input, labelled, select, tick } from './controls.js'
import { fieldStyles } from './field.styles.js'
import { zoneList } from './hours-field.js'
import { commonLanguages, languageName } from './languages.js'
import { pageStyles } from './page.styles.js'
import { tellRefusal } from './refused.js'
import { valueText } from './value-text.js'
import type { AdminWords } from './words-en.js'

const fields = ['name', 'zone', 'languages'] as const
type Draft = Pick<Tenant, (typeof fields)[number]>

/** The centre itself: its name, its zone, its languages. Fires `changed` with the tenant as the gateway has it. */
@customElement('console-admin-centre')
export class AdminCentre extends LitElement {
  static override styles = [pieces, adminStyles, pageStyles, fieldStyles]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: AdminApi
  @state() private base: Tenant | null = null
  @state() private draft: Draft = { name: '', zone: '', languages: [] }
  @state() private faults: readonly Fault[] = []
  @state() private told = ''
  /** What somebody else has saved meanwhile. */
  @state() private theirs: Tenant | null = null

  /** Whether something would be lost. */
  get dirty(): boolean {
    return this.#changed().length > 0
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  override render(): TemplateResult {
    const { words, base, draft, theirs, faults } = this
    if (base === null) return html`<p role="status" class="quiet">${words.loading}</p>`
    const of = (field: string): readonly Fault[] => faults.filter((fault) => fault.field === field)
    const set = (part: Partial<Draft>): void => {
      this.draft = { ...draft, ...part }
      this.told = ''
    }
    return html`<section class="box">
      <h2>${words.centre.title}</h2>
      <p class="quiet">${words.centre.key(base.key)}</p>
      <form novalidate @submit=${this.#save}>
        ${theirs === null ? nothing : this.#conflict(theirs)}
        ${labelled({ id: 'name', label: words.fields.name, wrong: of('name'), words }, (control) =>
          input(control, draft.name, { take: (name) => set({ name }) }),
        )}
        ${labelled(
          { id: 'zone', label: words.rules.zone, hint: words.centre.zoneHint, wrong: of('zone'), words },
          (control) =>
            input(control, draft.zone, { take: (zone) => set({ zone: zone.trim() }), list: 'zones' }),
        )}${zoneList()}
        <fieldset aria-describedby=${of('languages').length === 0 ? nothing : 'languages-fault'}>
          <legend class="label">${words.centre.languages}</legend>
          ${this.#languages(set)}
          ${faultLine('languages-fault', of('languages'), words)}
        </fieldset>
        <p role="status" class="small">${this.told}</p>
        <div class="buttons"><button type="submit" class="button primary">${words.save}</button></div>
      </form>
    </section>`
  }

  #languages(set: (part: Partial<Draft>) => void): TemplateResult[] {
    const { languages } = this.draft
    const { words, phrases } = this
    const named = (tag: string): string => languageName(tag, words, phrases.tag)
    const shown = [...new Set(['en', 'vi', ...languages])]
    const others = commonLanguages.filter((tag) => !shown.includes(tag))
    return [
      ...shown.map((tag) =>
        tick(named(tag), languages.includes(tag), (on) =>
          set({ languages: on ? [...languages, tag] : languages.filter((one) => one !== tag) }),
        ),
      ),
      labelled({ id: 'language', label: words.centre.another, wrong: [], words }, (control) =>
        select(control, '', {
          options: [['', words.choose], ...others.map((tag) => [tag, named(tag)] as const)],
          take: (tag) => set({ languages: tag === '' ? languages : [...languages, tag] }),
        }),
      ),
    ]
  }

  #conflict(theirs: Tenant): TemplateResult {
    const { words, base } = this
    const { conflict } = words
    const differing = fields.filter(
      (field) => JSON.stringify(base?.[field]) !== JSON.stringify(theirs[field]),
    )
    const label = { name: words.fields.name, zone: words.rules.zone, languages: words.centre.languages }
    return html`<div class="box wait" role="alert">
      <h3>${conflict.title}</h3>
      <p class="small">${conflict.text}</p>
      <ul class="small">
        ${differing.map((field) => html`<li>${conflict.theirs(label[field], valueText(field, theirs[field], { words, language: this.phrases.tag, lists: {} }))}</li>`)}
      </ul>
      <div class="buttons">
        <button type="button" class="button second low" @click=${() => this.#keepMine(theirs)}>${conflict.mine}</button>
        <button type="button" class="button second low" @click=${() => this.#start(theirs)}>${conflict.take}</button>
      </div>
    </div>`
  }

  #changed(): readonly (keyof Draft)[] {
    const { base, draft } = this
    return fields.filter(
      (field) => base !== null && JSON.stringify(base[field]) !== JSON.stringify(draft[field]),
    )
  }

  /** What I have not touched is theirs; what I have is mine. */
  #keepMine(theirs: Tenant): void {
    const mine = Object.fromEntries(this.#changed().map((field) => [field, this.draft[field]]))
    this.#start(theirs)
    this.draft = { ...this.draft, ...mine }
  }

  #start(tenant: Tenant): void {
    const { name, zone, languages } = tenant
    this.base = tenant
    this.draft = { name, zone, languages }
    this.theirs = null
    this.faults = []
  }

  async #load(): Promise<void> {
    const answer = await this.api.tenant()
    if (answer.ok) this.#start(answer.value)
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault()
    const { base, draft } = this
    if (base === null) return
    const values = Object.fromEntries(this.#changed().map((field) => [field, draft[field]]))
    const answer = await this.api.changeTenant(base.id, { rev: base.rev, ...values })
    if (answer.ok) {
      this.#start(answer.value)
      this.told = this.words.saved
      this.dispatchEvent(new CustomEvent<Tenant>('changed', { detail: answer.value }))
      return
    }
    this.faults = answer.faults
    if (answer.code === 'stale_write') {
      const now = await this.api.tenant()
      this.theirs = now.ok ? now.value : null
      this.faults = []
      return
    }
    this.told = answer.faults.length > 0 ? this.words.faultsAbove : tellRefusal(answer.code, this.phrases)
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }
}
