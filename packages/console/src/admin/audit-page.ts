import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { adminStyles } from './admin.styles.js'
import { pageStyles } from './page.styles.js'
import type { AdminApi, AuditEntry, AuditQuery, Kind, Thing } from './admin-api.js'
import { input, labelled, select } from './controls.js'
import { fieldLabel } from './fault-text.js'
import { fieldStyles } from './field.styles.js'
import { keyOf, titleOf } from './kinds.js'
import { valueText } from './value-text.js'
import type { AdminWords } from './words-en.js'

const everything: Omit<AuditQuery, 'before'> = { kind: null, actor: null, from: null, to: null }
const dayMs = 86_400_000

/** Who changed what, the newest first; of a kind, by somebody, of some days. */
@customElement('console-admin-audit')
export class AdminAudit extends LitElement {
  static override styles = [pieces, adminStyles, pageStyles, fieldStyles]

  @property({ attribute: false }) words!: AdminWords
  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: AdminApi
  /** What there is now, by kind: things are told by their present names. */
  @property({ attribute: false }) lists: Readonly<Partial<Record<Kind, readonly Thing[]>>> = {}
  @state() private entries: readonly AuditEntry[] | null = null
  @state() private next: number | null = null
  @state() private query = everything

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load(null)
  }

  override render(): TemplateResult {
    const { audit, loading } = this.words
    const { entries } = this
    return html`${this.#filters()}
      ${
        entries === null
          ? html`<p role="status" class="quiet">${loading}</p>`
          : entries.length === 0
            ? html`<p role="status" class="quiet">${audit.none}</p>`
            : html`<table>
              <thead><tr><th class="when" scope="col">${audit.when}</th><th scope="col">${audit.what}</th><th scope="col">${audit.change}</th></tr></thead>
              <tbody>${entries.map((entry) => this.#row(entry))}</tbody>
            </table>`
      }
      ${this.next === null ? nothing : html`<p><button type="button" class="button second" @click=${() => this.#load(this.next)}>${audit.more}</button></p>`}`
  }

  #filters(): TemplateResult {
    const { words, query } = this
    const { audit } = words
    const people = (this.lists.users ?? []).map((user) => [keyOf(user), titleOf(user, '')] as const)
    const day = (id: 'from' | 'to', label: string, shift: number): TemplateResult =>
      labelled({ id, label, wrong: [], words }, (control) =>
        input(control, localDay(query[id], shift), {
          type: 'date',
          take: (text) => this.#ask({ [id]: startOf(text, shift) }),
        }),
      )
    return html`<div class="filters">
      ${labelled({ id: 'kind', label: audit.ofKind, wrong: [], words }, (control) =>
        select(control, query.kind ?? '', {
          options: [['', audit.all], ...Object.entries(audit.kindNames)],
          take: (kind) => this.#ask({ kind: kind === '' ? null : kind }),
        }),
      )}
      ${labelled({ id: 'actor', label: audit.who, wrong: [], words }, (control) =>
        select(control, query.actor ?? '', {
          options: [['', audit.everybody], ...people],
          take: (actor) => this.#ask({ actor: actor === '' ? null : actor }),
        }),
      )}
      ${day('from', audit.from, 0)} ${day('to', audit.to, dayMs)}
    </div>`
  }

  #ask(part: Partial<typeof everything>): void {
    const query = { ...this.query, ...part }
    if (JSON.stringify(query) === JSON.stringify(this.query)) return
    this.query = query
    void this.#load(null)
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
      <td><strong>${actorName ?? audit.nobody}</strong> ${what} <em>${this.#name({ kind, thing, before, after })}</em></td>
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

  /** What was changed, by its present name; a key for a program by the one it had, and the centre needs none. */
  #name({ kind, thing, before, after }: Pick<AuditEntry, 'kind' | 'thing' | 'before' | 'after'>): string {
    if (kind === 'tenants') return ''
    const named = kind === 'apiKeys' ? (after ?? before)?.['name'] : undefined
    return typeof named === 'string' ? named : valueText('', thing, this.#parts())
  }

  #shown(field: string, value: unknown): string {
    return valueText(field, value, this.#parts())
  }

  #parts(): Parameters<typeof valueText>[2] {
    return { words: this.words, language: this.phrases.tag, lists: this.lists }
  }

  async #load(before: number | null): Promise<void> {
    const { query } = this
    const answer = await this.api.audit({ ...query, before })
    // Somebody has asked for something else meanwhile.
    if (!answer.ok || query !== this.query) return
    this.entries = [...(before === null ? [] : (this.entries ?? [])), ...answer.value.entries]
    this.next = answer.value.next
  }
}

/** A moment as the day of this browser that it begins, or ends where it was moved by a day. */
function localDay(at: number | null, shift: number): string {
  if (at === null) return ''
  const day = new Date(at - shift)
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function startOf(text: string, shift: number): number | null {
  const at = Date.parse(`${text}T00:00:00`)
  return Number.isFinite(at) ? at + shift : null
}
