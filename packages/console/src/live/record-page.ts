import type { Uuid } from '@switchboard/protocol'
import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { shortId, timer } from '../words/format.js'
import type { LiveApi, RecordEntry } from './live-api.js'
import { liveStyles } from './live.styles.js'
import { liveWords } from './words.js'

/** What was done in the name of supervision, the newest first. */
@customElement('console-record')
export class ConsoleRecord extends LitElement {
  static override styles = [
    pieces,
    liveStyles,
    css`
      td {
        white-space: normal;
      }
      .when {
        width: 200px;
      }
    `,
  ]

  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: LiveApi
  @state() private entries: readonly RecordEntry[] | null = null
  @state() private next: string | null = null
  @state() private failed = false

  /** Moves the focus to the page's title. */
  enter(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.updateComplete.then(() => this.#load(null))
  }

  override render(): TemplateResult {
    const { record } = liveWords(this.phrases)
    return html`<div class="floor"><header class="top"><h1 tabindex="-1">${record.title}</h1></header>
      <p class="quiet">${record.intro}</p>${this.#list()}</div>`
  }

  #list(): TemplateResult {
    const { record, loading } = liveWords(this.phrases)
    const { entries } = this
    if (this.failed)
      return html`<p role="alert">${record.failed} <button type="button" class="link" @click=${() => void this.#load(null)}>${liveWords(this.phrases).why.again}</button></p>`
    if (entries === null) return html`<p role="status" class="quiet">${loading}</p>`
    if (entries.length === 0) return html`<p class="quiet">${record.empty}</p>`
    return html`<div class="box" tabindex="0" role="region" aria-label=${record.title}><table>
        <thead><tr><th class="when" scope="col">${record.when}</th><th scope="col">${record.what}</th></tr></thead>
        <tbody>${entries.map((entry) => this.#row(entry))}</tbody>
      </table></div>
      ${this.next === null ? nothing : html`<p><button type="button" class="button second" @click=${() => void this.#load(this.next)}>${record.more}</button></p>`}`
  }

  #row({
    at,
    actorName,
    did,
    contact,
    agentName,
    queueName,
    presence,
    watchedMs,
  }: RecordEntry): TemplateResult {
    const words = liveWords(this.phrases)
    const { record } = words
    const when = new Intl.DateTimeFormat(this.phrases.tag, {
      dateStyle: 'medium',
      timeStyle: 'medium',
    }).format(at)
    const states: Readonly<Record<string, string>> = this.phrases.presence.states
    const into = queueName === null ? agentName : queueName
    return html`<tr>
      <td><time datetime=${new Date(at).toISOString()}>${when}</time></td>
      <td><strong>${actorName ?? record.somebody}</strong> ${record.did[did] ?? did}
        ${did === 'forced' ? html`<strong>${agentName}</strong>: ${states[presence ?? ''] ?? presence}` : this.#contact(contact)}
        ${did === 'reassigned' && into !== null ? record.to(into) : nothing}
        ${did === 'reassigned' && queueName !== null && agentName !== null ? record.from(agentName) : nothing}
        ${watchedMs === null ? nothing : record.after(timer(watchedMs))}</td>
    </tr>`
  }

  #contact(contact: Uuid | null): TemplateResult | typeof nothing {
    if (contact === null) return nothing
    return html`<a href="#live/contact/${contact}">${liveWords(this.phrases).contact(shortId(contact))}</a>`
  }

  async #load(after: string | null): Promise<void> {
    this.failed = false
    const answer = await this.api.record(after)
    if (!answer.ok) {
      this.failed = true
      return
    }
    this.entries = [...(after === null ? [] : (this.entries ?? [])), ...answer.value.entries]
    this.next = answer.value.next
  }
}
