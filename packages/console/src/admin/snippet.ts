import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { boxStyles } from './box.styles.js'
import type { AdminApi, Installation } from './admin-api.js'
import { ago } from './ago.js'
import type { AdminWords } from './words-en.js'

/** The snippet of a site, and whether its pages have been heard of. */
@customElement('console-admin-snippet')
export class AdminSnippet extends LitElement {
  static override styles = [pieces, boxStyles]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: AdminApi
  @property({ attribute: false }) site = ''
  @state() private installation: Installation | null = null
  @state() private copied = false

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('site')) void this.#check()
  }

  override render(): TemplateResult | typeof nothing {
    const { installation, words } = this
    if (installation === null) return nothing
    const { snippet } = words
    return html`<section class="box" aria-label=${snippet.title}>
      <h3>${snippet.title}</h3>
      <p class="hint">${snippet.hint}</p>
      <code>${installation.snippet}</code>
      <div class="buttons">
        <button type="button" class="button second low" @click=${this.#copy}>${this.copied ? words.copied : words.copy}</button>
        <button type="button" class="button second low" @click=${this.#check}>${snippet.check}</button>
      </div>
      <div role="status" class="small stack">${this.#seen(installation)}</div>
    </section>`
  }

  #seen({ seen }: Installation): TemplateResult | TemplateResult[] {
    const { snippet } = this.words
    const lines = seen.map(({ what, origin, at }) => {
      const when = ago(at, Date.now(), this.phrases.tag)
      if (what === 'refused')
        return html`<p class="wait">${icon('alert', 16)} <span>${snippet.refused(when, origin)}</span></p>`
      return html`<p class="good">${icon('check', 16)} <span>${what === 'loader' ? snippet.loader(when, origin) : snippet.visitor(when, origin)}</span></p>`
    })
    return seen.some(({ what }) => what !== 'refused') ? lines : [html`<p>${snippet.never}</p>`, ...lines]
  }

  readonly #check = async (): Promise<void> => {
    const { site } = this
    const answer = await this.api.installation(site)
    if (site === this.site) this.installation = answer.ok ? answer.value : null
    this.copied = false
  }

  readonly #copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(this.installation?.snippet ?? '')
    this.copied = true
  }
}
