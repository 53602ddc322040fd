import { css, html, LitElement } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { ReportsApi, SavedView } from './reports-api.js'
import type { ReportWords } from './words-en.js'

/** The views that this person has kept: go to one, keep the present one, throw one away. */
@customElement('console-saved-views')
export class ConsoleSavedViews extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        position: relative;
      }
      summary {
        list-style: none;
        cursor: pointer;
      }
      .menu {
        position: absolute;
        z-index: 20;
        inset-inline-end: 0;
        display: grid;
        gap: 12px;
        width: min(320px, calc(100vw - 32px));
        margin-top: 6px;
        padding: 16px;
        border-radius: 14px;
        background: var(--raised);
        box-shadow: var(--e-2);
      }
      li {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 40px;
      }
      form {
        display: flex;
        align-items: end;
        gap: 8px;
      }
      .input {
        min-height: 36px;
      }
    `,
  ]

  @property({ attribute: false }) words!: ReportWords
  @property({ attribute: false }) api!: ReportsApi
  /** The address of the present view, behind `#reports/`. */
  @property() address = ''
  @state() private views: readonly SavedView[] | null = null
  @state() private said = ''

  override render(): TemplateResult {
    const { saved } = this.words
    return html`<details @toggle=${this.#toggled} @keydown=${this.#key}>
      <summary class="button second low">${icon('star', 16)}${saved.label}</summary>
      <div class="menu">
        ${this.#list()}
        <form @submit=${this.#save}>
          <label class="field grow"><span class="label">${saved.name}</span><input class="input" name="name" required maxlength="80" autocomplete="off" /></label>
          <button class="button primary low">${saved.save}</button>
        </form>
        <p class="small quiet" role="status">${this.said}</p>
      </div>
    </details>`
  }

  #list(): TemplateResult {
    const { saved } = this.words
    if (this.views === null) return html`<span class="bar most"></span>`
    if (this.views.length === 0) return html`<p class="small quiet">${saved.none}</p>`
    return html`<ul>${this.views.map(
      ({ id, name, address }) => html`<li><a class="grow cut" href="#reports/${address}">${name}</a>
      <button type="button" class="icon-button" aria-label=${saved.remove(name)} @click=${() => void this.#remove(id)}>${icon('close', 16)}</button></li>`,
    )}</ul>`
  }

  readonly #toggled = (): void => {
    this.said = ''
    if (this.views === null) void this.#load()
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    const details = this.renderRoot.querySelector('details')
    if (details) details.open = false
    this.renderRoot.querySelector('summary')?.focus()
  }

  readonly #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const name = new FormData(form).get('name')
    if (typeof name !== 'string') return
    const told = await this.api.saveView({ name, address: this.address })
    this.said = told.ok ? this.words.saved.saved : told.said || this.words.saved.failed
    if (told.ok) form.reset()
    await this.#load()
  }

  async #remove(id: string): Promise<void> {
    const told = await this.api.removeView(id)
    this.said = told.ok ? '' : this.words.saved.failed
    await this.#load()
  }

  async #load(): Promise<void> {
    const told = await this.api.savedViews()
    if (told.ok) this.views = told.value
    else this.said = this.words.saved.failed
  }
}
