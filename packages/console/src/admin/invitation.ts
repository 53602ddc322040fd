import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { boxStyles } from './box.styles.js'
import type { AdminApi } from './admin-api.js'
import type { AdminWords } from './words-en.js'

/** Makes the link by which a person chooses a password, and shows it once where it was not mailed. */
@customElement('console-admin-invitation')
export class AdminInvitation extends LitElement {
  static override styles = [pieces, boxStyles]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: AdminApi
  @property({ attribute: false }) user = ''
  /** Whether it will be their first password. */
  @property({ attribute: false }) first = false
  @state() private link: string | null = null
  @state() private told = ''
  @state() private fault = ''

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('user')) return
    this.link = null
    this.told = ''
    this.fault = ''
  }

  override render(): TemplateResult {
    const { words, link } = this
    return html`<section class="box" aria-label=${this.first ? words.inviteFirst : words.invite}>
      <div class="buttons"><button type="button" class="button second" @click=${this.#invite}>${this.#word()}</button></div>
      <p role="status" class="small">${this.told}</p>
      ${link === null ? nothing : html`<code>${link}</code><div class="buttons"><button type="button" class="button second low" @click=${this.#copy}>${words.copy}</button></div>`}
      ${this.fault === '' ? nothing : html`<p class="fault" role="alert">${icon('alert', 16)}<span>${this.fault}</span></p>`}
    </section>`
  }

  #word(): string {
    const { words } = this
    if (!this.first) return words.invite
    return this.told === '' ? words.inviteFirst : words.inviteAgain
  }

  readonly #invite = async (): Promise<void> => {
    const answer = await this.api.invite(this.user)
    if (!answer.ok) {
      this.fault =
        answer.code === 'unreachable' ? this.phrases.unreachable : this.phrases.refused[answer.code]
      return
    }
    const { link, sentTo } = answer.value
    this.link = link
    this.told = sentTo === null ? this.words.link : this.words.invited(sentTo)
  }

  readonly #copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(this.link ?? '')
    this.told = this.words.copied
  }
}
