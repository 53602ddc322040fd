import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { adminStyles } from './admin.styles.js'
import type { AdminApi, Imported } from './admin-api.js'
import { faultText } from './fault-text.js'
import { pageStyles } from './page.styles.js'
import type { AdminWords } from './words-en.js'

/** The whole set-up as a file, out and in. Fires `imported` when something has changed. */
@customElement('console-admin-transfer')
export class AdminTransfer extends LitElement {
  static override styles = [pieces, adminStyles, pageStyles]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: AdminApi
  @state() private seen: Imported | null = null
  @state() private told = ''
  @state() private faults: readonly string[] = []
  @query('input') private readonly input!: HTMLInputElement

  override render(): TemplateResult {
    const { transfer } = this.words
    return html`<section class="box">
        <h2>${transfer.exportTitle}</h2>
        <p class="quiet">${transfer.exportText}</p>
        <button type="button" class="button second" @click=${this.#export}>${transfer.exportButton}</button>
      </section>
      <section class="box">
        <h2>${transfer.importTitle}</h2>
        <p class="quiet">${transfer.importText}</p>
        <div class="field"><label class="label" for="file">${transfer.file}</label><input class="input" id="file" type="file" accept="application/json,.json" @change=${this.#forget} /></div>
        <div class="buttons">
          <button type="button" class="button second" @click=${() => this.#import(true)}>${transfer.check}</button>
          ${(this.seen?.changes.length ?? 0) > 0 ? html`<button type="button" class="button primary" @click=${() => this.#import(false)}>${transfer.apply}</button>` : nothing}
        </div>
        <p role="status">${this.told}</p>
        ${this.faults.length === 0 ? nothing : html`<div role="alert">${this.faults.map((fault) => html`<p class="fault">${icon('alert', 16)}<span>${fault}</span></p>`)}</div>`}
        ${this.seen === null ? nothing : this.#changes(this.seen)}
      </section>`
  }

  #changes({ changes }: Imported): TemplateResult {
    const { transfer, audit } = this.words
    return html`<ul>
      ${changes.map(({ kind, title, before }) => html`<li>${audit.kinds[kind] ?? kind} <strong>${title}</strong>: ${before === null ? transfer.isNew : transfer.isChanged}</li>`)}
    </ul>`
  }

  readonly #export = async (): Promise<void> => {
    const answer = await this.api.exportFile()
    if (!answer.ok) return
    const address = URL.createObjectURL(
      new Blob([JSON.stringify(answer.value, null, 2)], { type: 'application/json' }),
    )
    const link = Object.assign(document.createElement('a'), {
      href: address,
      download: 'switchboard-set-up.json',
    })
    link.click()
    URL.revokeObjectURL(address)
  }

  readonly #forget = (): void => {
    this.seen = null
    this.told = ''
    this.faults = []
  }

  async #import(dryRun: boolean): Promise<void> {
    const { transfer } = this.words
    this.#forget()
    const file = await this.#read()
    if (file === null) return
    const answer = await this.api.importFile(file, dryRun)
    if (!answer.ok) {
      const own = answer.faults.map((fault) => `${fault.field}: ${faultText(this.words, fault)}`)
      this.faults =
        own.length > 0
          ? own
          : [answer.code === 'unreachable' ? this.phrases.unreachable : this.phrases.refused[answer.code]]
      return
    }
    const { changes } = answer.value
    if (dryRun) {
      this.seen = answer.value
      this.told = changes.length === 0 ? transfer.none : ''
      return
    }
    this.told = transfer.done(changes.length)
    this.dispatchEvent(new CustomEvent('imported'))
  }

  async #read(): Promise<object | null> {
    const { transfer } = this.words
    const file = this.input.files?.[0]
    if (file === undefined) {
      this.faults = [transfer.noFile]
      return null
    }
    try {
      const value: unknown = JSON.parse(await file.text())
      if (typeof value === 'object' && value !== null) return value
    } catch {
      // said below
    }
    this.faults = [transfer.notJson]
    return null
  }
}
