import { css, html, LitElement } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { adminStyles } from './admin.styles.js'
import type { AdminApi, Fault, Thing } from './admin-api.js'
import { input, labelled, select, tick } from './controls.js'
import { fieldStyles } from './field.styles.js'
import { draftOf, faultsOf, lengths, looksOf } from './looks-draft.js'
import type { Length, Looks, LooksDraft } from './looks-draft.js'
import './looks-preview.js'
import { keyOf, textOf, titleOf } from './kinds.js'
import { pageStyles } from './page.styles.js'
import { tellRefusal } from './refused.js'
import type { AdminWords } from './words-en.js'
import { type LooksWords, looksEn, looksVi } from './words-looks.js'

/** How the widget looks in the pages of a site, tried on the real one before it is kept. */
@customElement('console-admin-looks')
export class AdminLooks extends LitElement {
  static override styles = [
    pieces,
    adminStyles,
    pageStyles,
    fieldStyles,
    css`
      .try {
        display: grid;
        grid-template-columns: minmax(260px, 380px) minmax(340px, 1fr);
        gap: 24px;
        align-items: start;
      }
      h2 + .quiet {
        margin: 4px 0 16px;
      }
      .colour {
        display: flex;
        gap: 8px;
      }
      .colour input[type='color'] {
        flex: none;
        width: 44px;
        height: 36px;
        padding: 2px;
        border: 0;
        border-radius: 8px;
        box-shadow: inset 0 0 0 1px var(--edge);
        background: none;
      }
      .colour .field {
        flex: 1;
      }
      .pairs {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 12px;
      }
      @media (max-width: 1180px) {
        .try {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: AdminApi
  /** All brands, for their names. */
  @property({ attribute: false }) brands: readonly Thing[] = []
  /** Where the page of the preview is. */
  @property({ attribute: false }) preview = '/preview'
  @state() private sites: readonly Thing[] | null = null
  @state() private chosen = ''
  @state() private draft: LooksDraft = draftOf({})
  @state() private told = ''

  /** Whether something would be lost. */
  get dirty(): boolean {
    const site = this.#site
    return site !== null && JSON.stringify(draftOf(looksIn(site))) !== JSON.stringify(this.draft)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  private get say(): LooksWords {
    return this.phrases.tag === 'vi' ? looksVi : looksEn
  }

  get #site(): Thing | null {
    return this.sites?.find((site) => keyOf(site) === this.chosen) ?? null
  }

  override render(): TemplateResult {
    const { say, words, sites } = this
    if (sites === null) return html`<p role="status" class="quiet">${words.loading}</p>`
    const site = this.#site
    if (site === null) return html`<p class="quiet">${say.noSites}</p>`
    const brand = this.brands.find((one) => keyOf(one) === textOf(site['brand']))
    return html`<div class="try">
      <section>
        <h2>${say.title}</h2>
        <p class="quiet">${say.text}</p>
        ${this.#form(sites)}
      </section>
      <console-admin-looks-preview .say=${say} .looks=${looksOf(this.draft)} .brandName=${brand === undefined ? '' : titleOf(brand, this.phrases.tag)} .language=${this.phrases.tag} .address=${this.preview}></console-admin-looks-preview>
    </div>`
  }

  #form(sites: readonly Thing[]): TemplateResult {
    const { say, words, draft } = this
    return html`<form novalidate @submit=${this.#save}>
      ${labelled({ id: 'site', label: say.site, wrong: [], words }, (control) =>
        select(control, this.chosen, {
          options: sites.map((site) => [keyOf(site), titleOf(site, this.phrases.tag)] as const),
          take: (key) => this.#choose(key),
        }),
      )}
      ${this.#colour()}
      <div class="pairs">${(Object.keys(lengths) as Length[]).map((name) => this.#length(name))}</div>
      ${this.#choice('side', say.sides)} ${this.#choice('theme', say.themes)}
      ${labelled(
        { id: 'font', label: say.font, hint: say.fontHint, wrong: this.#wrong('font'), words },
        (control) => input(control, draft.font, { take: (font) => this.#set({ font: font.trim() }) }),
      )}
      ${tick(say.label, draft.label, (label) => this.#set({ label }))}
      <p role="status" class="small">${this.told}</p>
      <div class="buttons">
        <button type="submit" class="button primary">${words.save}</button>
        <button type="button" class="button second" @click=${() => this.#set(draftOf({}))}>${say.reset}</button>
      </div>
    </form>`
  }

  #colour(): TemplateResult {
    const { say, words, draft } = this
    const picked = /^#[0-9a-f]{6}$/i.test(draft.brand) ? draft.brand : '#0e6073'
    return labelled(
      { id: 'brand', label: say.brand, hint: say.brandHint, wrong: this.#wrong('brand'), words },
      (control) => html`<div class="colour">
        <input type="color" aria-label=${say.pick} .value=${picked.toLowerCase()} @input=${(event: Event) => this.#set({ brand: (event.target as HTMLInputElement).value })} />
        ${input(control, draft.brand, { take: (brand) => this.#set({ brand: brand.trim() }) })}
      </div>`,
    )
  }

  #length(name: Length): TemplateResult {
    const { say, words, draft } = this
    return labelled({ id: name, label: say[name], wrong: this.#wrong(name), words }, (control) =>
      input(control, draft[name], { take: (text) => this.#set({ [name]: text.trim() }) }),
    )
  }

  #choice(name: 'side' | 'theme', options: Readonly<Record<string, string>>): TemplateResult {
    const { say, words, draft } = this
    return labelled({ id: name, label: say[name], wrong: [], words }, (control) =>
      select(control, draft[name], {
        options: Object.entries(options),
        take: (value) => this.#set({ [name]: value }),
      }),
    )
  }

  #wrong(field: 'brand' | 'font' | Length): readonly Fault[] {
    const { say } = this
    if (!faultsOf(this.draft).includes(field)) return []
    const message =
      field === 'brand'
        ? say.brandFault
        : field === 'font'
          ? say.fontFault
          : say.limits(lengths[field][0], lengths[field][1])
    return [{ field, rule: '', about: '', message }]
  }

  #set(part: Partial<LooksDraft>): void {
    this.draft = { ...this.draft, ...part }
    this.told = ''
  }

  #choose(key: string): void {
    this.chosen = key
    const site = this.#site
    this.draft = draftOf(site === null ? {} : looksIn(site))
    this.told = ''
  }

  async #load(): Promise<void> {
    const answer = await this.api.list('sites')
    if (!answer.ok) {
      this.told = tellRefusal(answer.code, this.phrases)
      return
    }
    this.sites = answer.value.filter(({ archived }) => !archived)
    const [first] = this.sites
    if (this.#site === null && first !== undefined) this.#choose(keyOf(first))
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault()
    const site = this.#site
    if (site === null) return
    if (faultsOf(this.draft).length > 0) {
      this.told = this.words.faultsAbove
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      return
    }
    const answer = await this.api.change('sites', keyOf(site), {
      rev: site.rev,
      looks: looksOf(this.draft),
    })
    if (answer.ok) {
      this.#take(answer.value)
      this.told = this.say.saved
      this.dispatchEvent(new CustomEvent('stored'))
    } else if (answer.code === 'stale_write') {
      await this.#load()
      this.told = this.say.meanwhile
    } else this.told = tellRefusal(answer.code, this.phrases)
  }

  #take(site: Thing): void {
    this.sites = (this.sites ?? []).map((one) => (keyOf(one) === keyOf(site) ? site : one))
    this.draft = draftOf(looksIn(site))
  }
}

function looksIn(site: Thing): Looks {
  const looks = site['looks'] as Looks | undefined
  return looks ?? {}
}
