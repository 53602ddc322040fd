import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { boxStyles } from './box.styles.js'
import { tellRefusal } from './refused.js'
import { type WebhookApi, createWebhookApi } from './webhook-api.js'
import type { AdminWords } from './words-en.js'
import { webhookWords } from './words-webhooks.js'

/** Makes the secret of a webhook, shows it once, and tries the webhook. */
@customElement('console-admin-webhook')
export class AdminWebhook extends LitElement {
  static override styles = [pieces, boxStyles]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api: WebhookApi = createWebhookApi((given, init) => fetch(given, init))
  @property({ attribute: false }) webhook = ''
  @state() private secret: string | null = null
  @state() private told = ''

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('webhook')) return
    this.secret = null
    this.told = ''
  }

  override render(): TemplateResult {
    const say = webhookWords(this.phrases.tag)
    return html`<section class="box" aria-label=${say.signing}>
      <p class="label">${say.signing}</p>
      <p class="small quiet">${say.signingText}</p>
      <div class="buttons">
        <button type="button" class="button second" @click=${this.#make}>${say.makeSecret}</button>
        <button type="button" class="button second" @click=${this.#test}>${say.test}</button>
      </div>
      <p role="status" class="small">${this.told}</p>
      ${this.secret === null ? nothing : html`<code>${this.secret}</code><div class="buttons"><button type="button" class="button second low" @click=${this.#copy}>${this.words.copy}</button></div>`}
    </section>`
  }

  readonly #make = async (): Promise<void> => {
    const answer = await this.api.makeSecret(this.webhook)
    this.secret = answer.ok ? answer.value.secret : null
    this.told = answer.ok ? webhookWords(this.phrases.tag).once : tellRefusal(answer.code, this.phrases)
  }

  readonly #test = async (): Promise<void> => {
    const answer = await this.api.test(this.webhook)
    this.told = answer.ok ? webhookWords(this.phrases.tag).tested : tellRefusal(answer.code, this.phrases)
  }

  readonly #copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(this.secret ?? '')
    this.told = this.words.copied
  }
}
