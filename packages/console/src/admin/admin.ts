import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { avatar } from '../elements/parts.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { adminStyles } from './admin.styles.js'
import { createAdminApi } from './admin-api.js'
import type { AdminApi, Kind, Tenant, Thing } from './admin-api.js'
import './audit-page.js'
import './centre-page.js'
import type { AdminCentre } from './centre-page.js'
import './deliveries-page.js'
import './form.js'
import type { AdminForm } from './form.js'
import type { Hours } from './hours-field.js'
import './keys-page.js'
import './looks-page.js'
import type { AdminLooks } from './looks-page.js'
import { fieldsOf, keyOf, textOf, titleOf } from './kinds.js'
import { hoursText } from './rules-text.js'
import { targetsText } from './targets-field.js'
import './privacy-page.js'
import './transfer-page.js'
import './unsaved.js'
import { webhookState } from './webhook-state.js'
import type { AdminUnsaved } from './unsaved.js'
import { adminEn } from './words-en.js'
import type { AdminWords } from './words-en.js'
import { adminVi } from './words-vi.js'

const kinds = Object.keys(fieldsOf) as readonly Kind[]
const sections = [...kinds, 'deliveries', 'looks', 'keys', 'centre', 'privacy', 'audit', 'transfer'] as const
type Section = (typeof sections)[number]

/** Everything that a centre is set up with: lists, forms, the log of changes, the file. Fires `stopped` when the session has ended. */
@customElement('console-admin')
export class ConsoleAdmin extends LitElement {
  static override styles = [pieces, adminStyles]

  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api: AdminApi = createAdminApi((input, init) => fetch(input, init))
  @state() private section: Section = 'brands'
  @state() private lists: Readonly<Partial<Record<Kind, readonly Thing[]>>> = {}
  /** What the form is about: a key, `new`, or nothing. */
  @state() private chosen: string | null = null
  @state() private archivedToo = false
  /** What of the centre itself forms start from. */
  @state() private centre: Pick<Tenant, 'zone' | 'languages'> = { zone: 'UTC', languages: ['en', 'vi'] }
  @query('console-admin-form') private readonly form!: AdminForm | null
  @query('console-admin-centre') private readonly centrePage!: AdminCentre | null
  @query('console-admin-looks') private readonly looks!: AdminLooks | null
  @query('console-admin-unsaved') private readonly unsaved!: AdminUnsaved

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
    globalThis.addEventListener('beforeunload', this.#leaving)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    globalThis.removeEventListener('beforeunload', this.#leaving)
  }

  private get words(): AdminWords {
    return this.phrases.tag === 'vi' ? adminVi : adminEn
  }

  override render(): TemplateResult {
    const { words, section } = this
    const forming = this.chosen !== null && isKind(section)
    return html`<div class="work ${forming ? 'forming' : ''}">
        <div class="list">
          <h1 tabindex="-1">${words.title}</h1>
          <nav class="sections" aria-label=${words.title}>
            ${sections.map(
              (one) =>
                html`<button type="button" class="chip" aria-current=${one === section ? 'page' : nothing} @click=${() => this.#go(one)}>${words.sections[one]}</button>`,
            )}
          </nav>
          ${this.#page(section)}
        </div>
        ${forming && isKind(section) ? this.#form(section) : nothing}
      </div>
      <console-admin-unsaved .words=${words}></console-admin-unsaved>`
  }

  #page(section: Section): TemplateResult {
    const { words, phrases, api } = this
    if (section === 'audit')
      return html`<console-admin-audit .words=${words} .phrases=${phrases} .api=${api} .lists=${this.lists}></console-admin-audit>`
    if (section === 'transfer')
      return html`<console-admin-transfer .words=${words} .phrases=${phrases} .api=${api} @imported=${() => this.#load()}></console-admin-transfer>`
    if (section === 'deliveries')
      return html`<console-admin-deliveries .words=${words} .phrases=${phrases} .webhooks=${this.lists.webhooks ?? []}></console-admin-deliveries>`
    if (section === 'privacy')
      return html`<console-admin-privacy .words=${words} .phrases=${phrases}></console-admin-privacy>`
    if (section === 'looks')
      return html`<console-admin-looks .words=${words} .phrases=${phrases} .api=${api} .brands=${this.lists.brands ?? []} @stored=${() => this.#load()}></console-admin-looks>`
    if (section === 'keys')
      return html`<console-admin-keys .words=${words} .phrases=${phrases} .api=${api} .brands=${this.lists.brands ?? []}></console-admin-keys>`
    if (section === 'centre')
      return html`<console-admin-centre .words=${words} .phrases=${phrases} .api=${api} @changed=${(event: CustomEvent<Tenant>) => (this.centre = event.detail)}></console-admin-centre>`
    return this.#list(section)
  }

  #list(kind: Kind): TemplateResult {
    const { words } = this
    // A new thing starts with what the lists hold: an agent made before they are there would serve no queue.
    const all = this.lists[kind]
    const shown = (all ?? []).filter((thing) => this.archivedToo || !thing.archived)
    return html`<div class="tools">
        <button type="button" class="button primary" ?disabled=${all === undefined} @click=${() => this.#choose('new')}>${words.add[kind]}</button>
        <label class="tick"><input type="checkbox" .checked=${this.archivedToo} @change=${() => (this.archivedToo = !this.archivedToo)} />${words.showArchived}</label>
      </div>
      ${
        all === undefined
          ? html`<p role="status" class="quiet">${words.loading}</p>`
          : shown.length === 0
            ? html`<p class="quiet">${words.empty}</p>`
            : html`<table>
              <thead><tr><th scope="col">${words.columns.name}</th><th scope="col">${words.columns.details}</th><th scope="col" class="state">${words.columns.state}</th></tr></thead>
              <tbody>${shown.map((thing) => this.#row(kind, thing))}</tbody>
            </table>`
      }`
  }

  #row(kind: Kind, thing: Thing): TemplateResult {
    const key = keyOf(thing)
    const name = titleOf(thing, this.phrases.tag)
    const picture = textOf(thing['picture']) || null
    const open = html`<button type="button" class="open" @click=${() => this.#choose(key)}>${name}</button>`
    return html`<tr class=${key === this.chosen ? 'chosen' : ''}>
      <td>${kind === 'users' ? html`<span class="who">${avatar({ id: key, name, picture, size: 's32' })}${open}</span>` : open}</td>
      <td class="quiet">${this.#details(kind, thing)}</td>
      <td class=${thing.archived ? 'off' : ''}>${this.#state(thing)}</td>
    </tr>`
  }

  #state({ archived, invited }: Thing): string {
    const { words } = this
    if (archived) return words.outOfUse
    return invited === true ? words.invitedState : words.inUse
  }

  #details(kind: Kind, thing: Thing): string {
    const { words } = this
    const name = (value: unknown): string => (typeof value === 'string' ? this.#title('', value) : '')
    switch (kind) {
      case 'brands':
        return (this.lists.sites ?? [])
          .filter(({ brand, archived }) => brand === keyOf(thing) && !archived)
          .map((site) => titleOf(site, this.phrases.tag))
          .join(' · ')
      case 'queues':
        return [
          hoursText(hoursOf(thing), words, this.phrases.tag),
          targetsText(thing['targets'] as Parameters<typeof targetsText>[0], words),
        ].join(' · ')
      case 'sites':
        return [
          name(thing['brand']),
          name(thing['queue']),
          ...((thing['origins'] as string[] | undefined) ?? []),
        ].join(' · ')
      case 'users':
        return [
          String(thing['user']),
          words.roles[thing['role'] as keyof AdminWords['roles']],
          ...((thing['queues'] as string[] | undefined) ?? []).map(name),
        ].join(' · ')
      case 'skills':
      case 'dispositions':
        return String(thing['code'])
      case 'breakReasons':
        return `${String(thing['code'])} · ${thing['paid'] === true ? words.paid : words.unpaid}`
      case 'articles':
        return [
          thing['published'] === true ? words.published : words.draft,
          name(thing['brand']),
          withoutMarks(textOf(thing['text'])).slice(0, 80),
        ].join(' · ')
      case 'cannedReplies':
        return String(thing['text']).slice(0, 120)
      case 'webhooks':
        return [webhookState(thing, this.phrases.tag), String(thing['url'])].filter(Boolean).join(' · ')
      default:
        return kind satisfies never
    }
  }

  #form(kind: Kind): TemplateResult {
    const thing =
      this.chosen === 'new'
        ? null
        : ((this.lists[kind] ?? []).find((one) => keyOf(one) === this.chosen) ?? null)
    return html`<console-admin-form
      role="region"
      aria-label=${thing === null ? this.words.add[kind] : titleOf(thing, this.phrases.tag)}
      .words=${this.words}
      .phrases=${this.phrases}
      .api=${this.api}
      .kind=${kind}
      .thing=${thing}
      .lists=${this.lists}
      .zone=${this.centre.zone}
      .languages=${this.centre.languages}
      @stored=${this.#stored}
      @closed=${() => this.#choose(null)}
      @keydown=${this.#key}
    ></console-admin-form>`
  }

  /** What a thing is called now; its key where it is not known here. */
  readonly #title = (_kind: string, key: string): string => {
    const found = Object.values(this.lists)
      .flatMap((list) => list)
      .find((thing) => keyOf(thing) === key)
    return found === undefined ? key : titleOf(found, this.phrases.tag)
  }

  async #load(): Promise<void> {
    const tenant = await this.api.tenant()
    if (tenant.ok) this.centre = tenant.value
    const answers = await Promise.all(kinds.map(async (kind) => [kind, await this.api.list(kind)] as const))
    const out = answers.some(([, answer]) => !answer.ok && answer.code === 'not_logged_in')
    if (out) this.dispatchEvent(new CustomEvent('stopped'))
    this.lists = Object.fromEntries(
      answers.flatMap(([kind, answer]) => (answer.ok ? [[kind, answer.value]] : [])),
    )
  }

  readonly #stored = (event: CustomEvent<Thing>): void => {
    if (!isKind(this.section)) return
    const thing = event.detail
    const others = (this.lists[this.section] ?? []).filter((one) => keyOf(one) !== keyOf(thing))
    this.lists = { ...this.lists, [this.section]: [...others, thing] }
    this.chosen = keyOf(thing)
    void this.#load()
  }

  /** Moves the focus to the heading. */
  enter(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus()
  }

  get #dirty(): boolean {
    return [this.form, this.centrePage, this.looks].some((part) => part?.dirty === true)
  }

  /** Whether one may go on: nothing is lost, or it shall be. */
  async mayLeave(): Promise<boolean> {
    return !this.#dirty || this.unsaved.ask()
  }

  async #go(section: Section): Promise<void> {
    if (!(await this.mayLeave())) return
    this.section = section
    this.chosen = null
  }

  async #choose(chosen: string | null): Promise<void> {
    const before = this.chosen
    if (chosen === before || !(await this.mayLeave())) return
    this.chosen = chosen
    await this.updateComplete
    await this.form?.updateComplete
    const opener = chosen === null ? this.renderRoot.querySelector<HTMLElement>('.tools .button') : null
    opener?.focus()
    this.form?.renderRoot.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    void this.#choose(null)
  }

  readonly #leaving = (event: Event): void => {
    if (this.#dirty) event.preventDefault()
  }
}

/** A text without the marks of Markdown, for a line of a list. */
function withoutMarks(text: string): string {
  return text.replaceAll(/^\s*(?:#+|>|[-*+]|\d+\.)\s+/gm, '').replaceAll(/[*_`]{1,3}/g, '')
}

/** When a queue is open, as its rules have it. */
function hoursOf({ rules }: Thing): Hours | null {
  const hours: unknown = typeof rules === 'object' && rules !== null ? Reflect.get(rules, 'hours') : null
  return (hours ?? null) as Hours | null
}

function isKind(section: Section): section is Kind {
  return kinds.some((kind) => kind === section)
}
