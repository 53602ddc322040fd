import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { adminStyles } from './admin.styles.js'
import type { AdminApi, ApiKey, Fault, Thing } from './admin-api.js'
import { ago } from './ago.js'
import { faultLine, input, labelled, select, tick } from './controls.js'
import { fieldStyles } from './field.styles.js'
import { keyOf, titleOf } from './kinds.js'
import { pageStyles } from './page.styles.js'
import { tellRefusal } from './refused.js'
import { typedNumber } from './typed.js'
import type { AdminWords } from './words-en.js'

const keyRoles = ['analyst', 'supervisor', 'brand_viewer', 'admin'] as const
const fresh = { name: '', role: 'analyst', days: 90 as number | string, brands: null as string[] | null }

/** The keys by which programs read: makes them, shows each once, tells their last use, revokes them. */
@customElement('console-admin-keys')
export class AdminKeys extends LitElement {
  static override styles = [pieces, adminStyles, pageStyles, fieldStyles]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: AdminApi
  @property({ attribute: false }) brands: readonly Thing[] = []
  @state() private keys: readonly ApiKey[] | null = null
  @state() private wish = fresh
  @state() private faults: readonly Fault[] = []
  @state() private once: string | null = null
  @state() private told = ''
  /** The key that shall be revoked, once more asked for. */
  @state() private revoking: string | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  override render(): TemplateResult {
    const { words, keys, once } = this
    return html`<section class="box">
        <h2>${words.keys.title}</h2>
        <p class="quiet">${words.keys.hint}</p>
        <form novalidate @submit=${this.#make}>${this.#fields()}
          <div class="buttons"><button type="submit" class="button primary">${words.keys.make}</button></div>
        </form>
        ${
          once === null
            ? nothing
            : html`<div class="once" role="status">
              <p class="small">${words.keys.once}</p>
              <code>${once}</code>
              <div class="buttons"><button type="button" class="button second low" @click=${() => this.#copy(once)}>${words.copy}</button></div>
            </div>`
        }
        <p role="status" class="small">${this.told}</p>
      </section>
      ${
        keys === null
          ? html`<p role="status" class="quiet">${words.loading}</p>`
          : keys.length === 0
            ? html`<p class="quiet">${words.keys.none}</p>`
            : html`<table>
              <thead><tr><th scope="col">${words.columns.name}</th><th scope="col">${words.columns.details}</th><th scope="col" class="state">${words.columns.state}</th></tr></thead>
              <tbody>${keys.map((key) => this.#row(key))}</tbody>
            </table>`
      }`
  }

  #fields(): TemplateResult {
    const { words, wish, faults } = this
    const of = (field: string): readonly Fault[] => faults.filter((fault) => fault.field === field)
    const set = (part: Partial<typeof fresh>): void => {
      this.wish = { ...wish, ...part }
    }
    return html`${labelled(
      { id: 'name', label: words.fields.name, hint: words.keys.nameHint, wrong: of('name'), words },
      (control) => input(control, wish.name, { take: (name) => set({ name }) }),
    )}
      ${labelled({ id: 'role', label: words.fields.role, wrong: of('role'), words }, (control) =>
        select(control, wish.role, {
          options: keyRoles.map((role) => [role, words.roles[role]]),
          take: (role) => set({ role }),
        }),
      )}
      <fieldset aria-describedby=${of('brands').length === 0 ? nothing : 'brands-fault'}>
        <legend class="label">${words.fields.brands}</legend>
        ${tick(words.allBrands, wish.brands === null, (all) => set({ brands: all ? null : [] }))}
        ${
          wish.brands === null
            ? nothing
            : this.brands
                .filter(({ archived }) => !archived)
                .map((brand) => this.#brand(brand, wish.brands ?? [], (brands) => set({ brands })))
        }
        ${faultLine('brands-fault', of('brands'), words)}
      </fieldset>
      ${labelled({ id: 'days', label: words.keys.days, wrong: of('days'), words }, (control) =>
        input(control, String(wish.days), { take: (text) => set({ days: typedNumber(text) }) }),
      )}`
  }

  #brand(brand: Thing, chosen: readonly string[], set: (brands: string[]) => void): TemplateResult {
    const key = keyOf(brand)
    return tick(titleOf(brand, this.phrases.tag), chosen.includes(key), (on) =>
      set(on ? [...chosen, key] : chosen.filter((one) => one !== key)),
    )
  }

  #row({ id, name, role, brands, lastUsedAt, expiresAt, revokedAt }: ApiKey): TemplateResult {
    const { words, phrases } = this
    const when = (at: number): string => ago(at, Date.now(), phrases.tag)
    const named = this.brands.filter((brand) => brands?.includes(keyOf(brand)) === true)
    const over = revokedAt !== null || expiresAt <= Date.now()
    const asked = this.revoking === id
    const until = new Intl.DateTimeFormat(phrases.tag, { dateStyle: 'medium' }).format(expiresAt)
    return html`<tr>
      <td><strong>${name}</strong></td>
      <td class="quiet">${[
        words.roles[role],
        brands === null ? words.allBrands : named.map((brand) => titleOf(brand, phrases.tag)).join(', '),
        lastUsedAt === null ? words.keys.neverUsed : words.keys.used(when(lastUsedAt)),
        words.keys.until(until),
      ].join(' · ')}</td>
      <td class=${over ? 'off' : ''}>${
        revokedAt !== null
          ? words.keys.revoked
          : over
            ? words.keys.expired
            : html`<button type="button" class="button second low" aria-label=${`${asked ? words.keys.revokeNow : words.keys.revoke} ${name}`} @click=${() => this.#revoke(id)}>${asked ? words.keys.revokeNow : words.keys.revoke}</button>`
      }</td>
    </tr>`
  }

  async #load(): Promise<void> {
    const answer = await this.api.apiKeys()
    this.keys = answer.ok ? answer.value : []
  }

  readonly #make = async (event: Event): Promise<void> => {
    event.preventDefault()
    const { wish } = this
    const days = typeof wish.days === 'number' ? wish.days : -1
    const answer = await this.api.makeApiKey({ ...wish, days })
    this.once = null
    this.faults = answer.ok ? [] : answer.faults
    this.told = answer.ok || answer.faults.length > 0 ? '' : tellRefusal(answer.code, this.phrases)
    if (answer.ok) {
      this.once = answer.value.key
      this.wish = fresh
      await this.#load()
      return
    }
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  async #revoke(id: string): Promise<void> {
    if (this.revoking !== id) {
      this.revoking = id
      this.told = this.words.keys.revokeMeans
      return
    }
    this.revoking = null
    const answer = await this.api.revokeApiKey(id)
    this.told = answer.ok ? this.words.keys.revokedNow : tellRefusal(answer.code, this.phrases)
    await this.#load()
  }

  async #copy(key: string): Promise<void> {
    await navigator.clipboard.writeText(key)
    this.told = this.words.copied
  }
}
