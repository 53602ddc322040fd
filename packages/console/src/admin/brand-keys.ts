import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import type { AdminApi, BrandKey, Fault } from './admin-api.js'
import { ago } from './ago.js'
import { boxStyles } from './box.styles.js'
import { area, labelled, select } from './controls.js'
import { fieldStyles } from './field.styles.js'
import { tellRefusal } from './refused.js'
import type { AdminWords } from './words-en.js'

/** The keys by which a brand signs who its visitors are: makes them, shows a secret once, retires them. */
@customElement('console-admin-brand-keys')
export class AdminBrandKeys extends LitElement {
  static override styles = [pieces, boxStyles, fieldStyles]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: AdminApi
  @property({ attribute: false }) brand = ''
  @state() private keys: readonly BrandKey[] | null = null
  @state() private alg: BrandKey['alg'] = 'HS256'
  @state() private publicKey = ''
  @state() private faults: readonly Fault[] = []
  @state() private made: { readonly kid: string; readonly secret: string | null } | null = null
  @state() private told = ''
  /** The key that shall be retired, once more asked for. */
  @state() private retiring: string | null = null

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('brand')) return
    this.made = null
    this.faults = []
    void this.#load()
  }

  override render(): TemplateResult {
    const { words, keys, made } = this
    const { brandKeys } = words
    return html`<section class="box" aria-label=${brandKeys.title}>
      <h3>${brandKeys.title}</h3>
      <p class="hint">${brandKeys.hint}</p>
      ${keys === null || keys.length === 0 ? nothing : html`<ul class="stack">${keys.map((key) => this.#key(key))}</ul>`}
      ${made === null ? nothing : this.#made(made)}
      ${labelled({ id: 'alg', label: brandKeys.kind, wrong: this.#of('alg'), words }, (control) =>
        select(control, this.alg, {
          options: [
            ['HS256', brandKeys.secretKind],
            ['ES256', brandKeys.publicKind],
          ],
          take: (alg) => (this.alg = alg === 'ES256' ? 'ES256' : 'HS256'),
        }),
      )}
      ${
        this.alg === 'HS256'
          ? nothing
          : labelled(
              { id: 'publicKey', label: brandKeys.publicKey, wrong: this.#of('publicKey'), words },
              (control) => area(control, this.publicKey, (text) => (this.publicKey = text)),
            )
      }
      <div class="buttons"><button type="button" class="button second low" @click=${this.#make}>${brandKeys.make}</button></div>
      <p role="status" class="small">${this.told}</p>
    </section>`
  }

  #key({ kid, alg, createdAt, retiredAt }: BrandKey): TemplateResult {
    const { brandKeys } = this.words
    const when = ago(retiredAt ?? createdAt, Date.now(), this.phrases.tag)
    const asked = this.retiring === kid
    return html`<li class="thing">
      <span class="grow"><code>${kid}</code><span class="hint">${alg === 'HS256' ? brandKeys.secretKind : brandKeys.publicKind} · ${retiredAt === null ? brandKeys.madeAt(when) : brandKeys.retiredAt(when)}</span></span>
      ${
        retiredAt === null
          ? html`<button type="button" class="button second low" aria-label=${`${asked ? brandKeys.retireNow : brandKeys.retire} ${kid}`} @click=${() => this.#retire(kid)}>${asked ? brandKeys.retireNow : brandKeys.retire}</button>`
          : nothing
      }
    </li>`
  }

  #made({ kid, secret }: { readonly kid: string; readonly secret: string | null }): TemplateResult {
    const { words } = this
    const { brandKeys } = words
    return html`<div class="once stack" role="status">
      <p class="small">${secret === null ? brandKeys.ready : brandKeys.once}</p>
      <p class="hint">kid</p><code>${kid}</code>
      ${
        secret === null
          ? nothing
          : html`<p class="hint">${brandKeys.secret}</p><code class="secret">${secret}</code>
            <div class="buttons"><button type="button" class="button second low" @click=${() => this.#copy(secret)}>${words.copy}</button></div>`
      }
    </div>`
  }

  #of(field: string): readonly Fault[] {
    return this.faults.filter((fault) => fault.field === field)
  }

  async #load(): Promise<void> {
    const { brand } = this
    const answer = await this.api.brandKeys(brand)
    if (brand === this.brand) this.keys = answer.ok ? answer.value : []
  }

  readonly #make = async (): Promise<void> => {
    const { alg, publicKey, brand } = this
    const answer = await this.api.makeBrandKey(brand, alg === 'HS256' ? { alg } : { alg, publicKey })
    this.faults = answer.ok ? [] : answer.faults
    this.told = answer.ok || answer.faults.length > 0 ? '' : tellRefusal(answer.code, this.phrases)
    if (!answer.ok) return
    this.made = answer.value
    this.publicKey = ''
    await this.#load()
  }

  async #retire(kid: string): Promise<void> {
    if (this.retiring !== kid) {
      this.retiring = kid
      this.told = this.words.brandKeys.retireMeans
      return
    }
    this.retiring = null
    const answer = await this.api.retireBrandKey(this.brand, kid)
    this.told = answer.ok ? this.words.brandKeys.retired : tellRefusal(answer.code, this.phrases)
    await this.#load()
  }

  async #copy(secret: string): Promise<void> {
    await navigator.clipboard.writeText(secret)
    this.told = this.words.copied
  }
}
