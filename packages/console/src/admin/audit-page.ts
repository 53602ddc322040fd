import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { adminStyles } from './admin.styles.js'
import { pageStyles } from './page.styles.js'
import type { AdminApi, AuditEntry } from './admin-api.js'
import { fieldLabel } from './fault-text.js'
import type { AdminWords } from './words-en.js'

/** Who changed what, the newest first. */
@customElement('console-admin-audit')
export class AdminAudit extends LitElement {
  static override styles = [pieces, adminStyles, pageStyles]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: AdminApi
  /** What things are called now, by kind and key. */
  @property({ attribute: false }) titleOf: (kind: string, key: string) => string = (_kind, key) => key
  @state() private entries: readonly AuditEntry[] | null = null
  @state() private next: number | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load(null)
  }

  override render(): TemplateResult {
    const { audit, empty, loading } = this.words
    const { entries } = this
    if (entries === null) return html`<p role="status" class="quiet">${loading}</p>`
    if (entries.length === 0) return html`<p class="quiet">${empty}</p>`
    return html`<table>
        <thead><tr><th class="when" scope="col">${audit.when}</th><th scope="col">${audit.what}</th><th scope="col">${audit.change}</th></tr></thead>
        <tbody>${entries.map((entry) => this.#row(entry))}</tbody>
      </table>
      ${this.next === null ? nothing : html`<p><button type="button" class="button second" @click=${() => this.#load(this.next)}>${audit.more}</button></p>`}`
  }

  #row({ at, actorName, action, kind, thing, before, after }: AuditEntry): TemplateResult {
    const { audit } = this.words
    const when = new Intl.DateTimeFormat(this.phrases.tag, {
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(at)
    const what = [audit.actions[action] ?? action, audit.kinds[kind] ?? kind].join(' ')
    return html`<tr>
      <td><time datetime=${new Date(at).toISOString()}>${when}</time></td>
      <td><strong>${actorName ?? audit.nobody}</strong> ${what} <em>${this.titleOf(kind, thing)}</em></td>
      <td class="small">${Object.entries(after ?? {})
        .filter(([field]) => field !== 'id')
        .map(
          ([field, value]) =>
            html`<p><span class="faint">${fieldLabel(this.words, field)}:</span> ${
              before === null ? nothing : html`<del>${this.#shown(field, before[field])}</del> → `
            }${this.#shown(field, value)}</p>`,
        )}</td>
    </tr>`
  }

  #shown(field: string, value: unknown): string {
    const { words } = this
    if (field === 'brands' && value === null) return words.allBrands
    if (value === null || value === undefined || value === '') return words.nothing
    if (typeof value === 'boolean') return value ? words.outOfUse : words.inUse
    if (typeof value === 'number') return String(field.endsWith('Ms') ? value / 1000 : value)
    if (Array.isArray(value))
      return value.map((one) => this.titleOf('', String(one))).join(', ') || words.nothing
    if (field === 'labels') return Object.values(value).join(' / ')
    if (typeof value !== 'string') return JSON.stringify(value)
    if (field === 'role') return words.roles[value as keyof AdminWords['roles']]
    return field === 'brand' || field === 'queue' ? this.titleOf('', value) : value
  }

  async #load(before: number | null): Promise<void> {
    const answer = await this.api.audit(before)
    if (!answer.ok) return
    this.entries = [...(before === null ? [] : (this.entries ?? [])), ...answer.value.entries]
    this.next = answer.value.next
  }
}
