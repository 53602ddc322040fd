import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { adminStyles } from './admin.styles.js'
import type { Thing } from './admin-api.js'
import { ago } from './ago.js'
import { labelled, select } from './controls.js'
import { fieldStyles } from './field.styles.js'
import { keyOf, titleOf } from './kinds.js'
import { pageStyles } from './page.styles.js'
import { tellRefusal } from './refused.js'
import { type Delivery, type WebhookApi, createWebhookApi } from './webhook-api.js'
import type { AdminWords } from './words-en.js'
import { typeName } from './webhook-types.js'
import { type WebhookWords, webhookWords } from './words-webhooks.js'

const states = ['waiting', 'delivered', 'failed'] as const

/** What webhooks heard and have still to hear; each can be looked into and sent again. */
@customElement('console-admin-deliveries')
export class AdminDeliveries extends LitElement {
  static override styles = [pieces, adminStyles, pageStyles, fieldStyles]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) webhooks: readonly Thing[] = []
  @property({ attribute: false }) api: WebhookApi = createWebhookApi((given, init) => fetch(given, init))
  @state() private list: readonly Delivery[] | null = null
  @state() private next: number | null = null
  @state() private wanted = { webhook: '', state: '' }
  @state() private open: { readonly id: string; readonly payload: string } | null = null
  @state() private told = ''

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load(null)
  }

  private get say(): WebhookWords {
    return webhookWords(this.phrases.tag)
  }

  override render(): TemplateResult {
    const { say, words, list } = this
    return html`${this.#filters()}
      <p role="status" class="small">${this.told}</p>
      ${
        list === null
          ? html`<p class="quiet">${words.loading}</p>`
          : list.length === 0
            ? html`<p class="quiet">${say.none}</p>`
            : html`<table>
              <thead><tr><th scope="col" class="when">${say.when}</th><th scope="col">${say.fact}</th><th scope="col" class="state">${words.columns.state}</th></tr></thead>
              <tbody>${list.map((one) => this.#row(one))}</tbody>
            </table>`
      }
      ${this.next === null ? nothing : html`<div class="buttons"><button type="button" class="button second" @click=${() => this.#load(this.next)}>${say.more}</button></div>`}`
  }

  #filters(): TemplateResult {
    const { say, words, wanted } = this
    const take = (part: Partial<typeof wanted>): void => {
      this.wanted = { ...wanted, ...part }
      void this.#load(null)
    }
    const hooks = this.webhooks.map((one): [string, string] => [keyOf(one), titleOf(one, this.phrases.tag)])
    return html`<div class="filters">
        ${labelled({ id: 'webhook', label: say.webhook, wrong: [], words }, (control) =>
          select(control, wanted.webhook, {
            options: [['', say.all], ...hooks],
            take: (webhook) => take({ webhook }),
          }),
        )}
        ${labelled({ id: 'state', label: say.state, wrong: [], words }, (control) =>
          select(control, wanted.state, {
            options: [['', say.all], ...states.map((one): [string, string] => [one, say.states[one]])],
            take: (chosen) => take({ state: chosen }),
          }),
        )}
      </div>
      <div class="buttons"><button type="button" class="button second low" @click=${() => this.#load(null)}>${say.refresh}</button></div>`
  }

  #row(one: Delivery): TemplateResult {
    const { say, phrases } = this
    const opened = this.open?.id === one.id
    const hook = this.webhooks.find((thing) => keyOf(thing) === one.webhook)
    return html`<tr class=${opened ? 'chosen' : ''}>
        <td class="when quiet">${ago(one.at, Date.now(), phrases.tag)}</td>
        <td>
          <button type="button" class="open" aria-expanded=${opened} @click=${() => this.#look(one)}>${one.type}</button>
          <div class="quiet small">${[typeName(one.type, phrases.tag), hook === undefined ? '' : titleOf(hook, phrases.tag), ...this.#progress(one)].filter(Boolean).join(' · ')}</div>
        </td>
        <td class=${one.state === 'failed' ? 'off' : ''}>${say.states[one.state]}</td>
      </tr>
      ${opened ? this.#details(one) : nothing}`
  }

  #progress({ attempts, status, fault, dueAt }: Delivery): readonly string[] {
    const { say, phrases } = this
    const now = Date.now()
    const when = new Intl.DateTimeFormat(phrases.tag, { dateStyle: 'short', timeStyle: 'medium' })
    return [
      attempts === 0 ? '' : say.tries(attempts),
      fault === null ? '' : (say.faults[fault] ?? fault),
      status === null ? '' : String(status),
      dueAt === null ? '' : say.next(dueAt <= now ? say.now : when.format(dueAt)),
    ]
  }

  #details({ id, response }: Delivery): TemplateResult {
    const { say } = this
    return html`<tr><td colspan="3">
      <div class="buttons"><button type="button" class="button second low" @click=${() => this.#again(id)}>${say.again}</button></div>
      <p class="label">${say.payload}</p><pre class="small" role="region" tabindex="0" aria-label=${say.payload}><code>${this.open?.payload ?? ''}</code></pre>
      ${response === null || response === '' ? nothing : html`<p class="label">${say.answered}</p><pre class="small" role="region" tabindex="0" aria-label=${say.answered}><code>${response}</code></pre>`}
    </td></tr>`
  }

  async #load(before: number | null): Promise<void> {
    const answer = await this.api.deliveries({ ...this.wanted, before })
    this.told = answer.ok ? '' : tellRefusal(answer.code, this.phrases)
    if (!answer.ok) {
      this.list ??= []
      return
    }
    const { deliveries, next } = answer.value
    this.list = before === null ? deliveries : [...(this.list ?? []), ...deliveries]
    this.next = next
  }

  async #look({ id }: Delivery): Promise<void> {
    if (this.open?.id === id) {
      this.open = null
      return
    }
    const answer = await this.api.payload(id)
    this.told = answer.ok ? '' : tellRefusal(answer.code, this.phrases)
    this.open = answer.ok ? { id, payload: JSON.stringify(answer.value.payload, null, 2) } : null
  }

  async #again(id: string): Promise<void> {
    const answer = await this.api.sendAgain(id)
    await this.#load(null)
    this.told = answer.ok ? this.say.waitsAgain : tellRefusal(answer.code, this.phrases)
  }
}
