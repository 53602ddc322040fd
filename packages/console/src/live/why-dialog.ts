import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { dialogStyles } from '../elements/dialog.styles.js'
import { skeletonRows } from '../elements/parts.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { timer } from '../words/format.js'
import type { Candidate, Explained, LiveApi } from './live-api.js'
import type { OfferLine } from './offers.js'
import { liveWords } from './words.js'

type Reasons =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'ready'; readonly told: Explained }

/** Why an agent was asked: who was looked at, in order, with what spoke for and against each. Fires `done`. */
@customElement('console-why')
export class ConsoleWhy extends LitElement {
  static override styles = [
    pieces,
    dialogStyles,
    css`
      dialog {
        width: min(680px, calc(100vw - 24px));
      }
      form {
        max-height: calc(100dvh - 24px);
        overflow-y: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      caption {
        text-align: start;
        padding: 0 8px 4px;
      }
      .asked {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        color: var(--live);
      }
      th {
        text-align: start;
        font: 500 0.8125rem/1.25rem var(--font);
        color: var(--ink-2);
      }
      th,
      td {
        padding: 8px;
        border-bottom: 1px solid var(--line);
        vertical-align: top;
      }
      tr.chosen td {
        background: var(--live-soft);
      }
      .verdict {
        display: flex;
        gap: 8px;
        padding: 10px 12px;
        border-radius: 10px;
        background: var(--live-soft);
        color: var(--live);
      }
      .verdict.differs {
        background: var(--danger-soft);
        color: var(--danger);
      }
    `,
  ]

  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: LiveApi
  @property({ attribute: false }) offer!: OfferLine
  @state() private reasons: Reasons = { is: 'loading' }
  @query('dialog') private readonly dialog!: HTMLDialogElement

  override firstUpdated(): void {
    this.dialog.showModal()
    void this.#load()
  }

  override render(): TemplateResult {
    const { why } = liveWords(this.phrases)
    return html`<dialog aria-labelledby="why-title" @close=${() => this.dispatchEvent(new CustomEvent('done'))}>
      <form method="dialog">
        <h2 id="why-title">${why.title(this.offer.name)}</h2>
        ${this.#body()}
        <div class="foot"><button class="button primary" autofocus>${why.done}</button></div>
      </form>
    </dialog>`
  }

  #body(): TemplateResult {
    const { why } = liveWords(this.phrases)
    const { reasons } = this
    if (reasons.is === 'loading')
      return html`<div aria-busy="true"><span class="sr">${why.loading}</span>${skeletonRows(3)}</div>`
    if (reasons.is === 'failed')
      return html`<p role="alert">${why.failed} <button type="button" class="link" @click=${() => void this.#load()}>${why.again}</button></p>`
    const { explanation, byName, at } = reasons.told
    if (explanation === null) return html`<p>${byName === null ? why.old : why.named(byName)}</p>`
    const { agrees, differences, candidates, omitted } = explanation
    return html`<p>${this.#need(reasons.told)}</p>
      <table>
        <caption class="small quiet">${why.candidates}</caption>
        <thead><tr><th scope="col">${why.place}</th><th scope="col">${why.agent}</th><th scope="col">${why.reason}</th></tr></thead>
        <tbody>${candidates.map(
          (candidate) => html`<tr class=${candidate.chosen ? 'chosen' : ''}>
            <td class="num">${candidate.rank ?? '–'}</td>
            <td><span class="strong">${candidate.name}</span>${candidate.chosen ? html`<br /><span class="small asked">${icon('check', 14)}${why.chosen}</span>` : nothing}</td>
            <td class="small">${this.#reason(candidate, at)}</td>
          </tr>`,
        )}</tbody>
      </table>
      ${Object.entries(omitted).map(([verdict, count]) => html`<p class="small quiet">${why.more(count, why.verdicts[verdict] ?? verdict)}</p>`)}
      <div class="verdict ${agrees ? '' : 'differs'}" role="status">${icon(agrees ? 'check' : 'alert', 18)}
        <span>${agrees ? why.agrees : why.differs}${differences.map((difference) => html`<br />${difference}`)}</span></div>`
  }

  #need({ explanation, at }: Explained): string {
    const { why } = liveWords(this.phrases)
    if (explanation === null) return ''
    const { need } = explanation
    const required = levels(need.required)
    return [
      why.need(need.queueName, timer(at - need.enqueuedAt)),
      ...(need.priority > 0 ? [why.priority(need.priority)] : []),
      ...(required === '' ? [] : [why.skills(required)]),
      ...(need.step > 0 ? [why.relaxed(levels(need.asked), need.step)] : []),
      ...(need.stickyName === null ? [] : [why.sticky(need.stickyName)]),
    ].join('; ')
  }

  #reason({ rank, verdict, fit, idleSince, free, handled }: Candidate, at: number): string {
    const { why } = liveWords(this.phrases)
    if (rank === null) return why.verdicts[verdict] ?? verdict
    const idle = idleSince === null ? why.ok.busy : why.ok.idle(timer(at - idleSince))
    return [why.ok.fit(fit), idle, why.ok.free(free), why.ok.handled(handled)].join(', ')
  }

  async #load(): Promise<void> {
    this.reasons = { is: 'loading' }
    const answer = await this.api.explain(this.offer.offer)
    this.reasons = answer.ok ? { is: 'ready', told: answer.value } : { is: 'failed' }
  }
}

function levels(required: Readonly<Record<string, number>>): string {
  return Object.entries(required)
    .map(([skill, level]) => `${skill} ${String(level)}`)
    .join(', ')
}
