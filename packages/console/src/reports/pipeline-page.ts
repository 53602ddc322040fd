import { css, html, LitElement } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { liveStyles } from '../live/live.styles.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import type { Pipeline, PipelineApi } from './pipeline-api.js'
import { type PipelineWords, pipelineWords } from './pipeline-words.js'

/** How often it looks, in ms. */
const pace = 5_000

/** Whether the numbers hold what has happened: what is on its way, what is missing and why, and what the nightly audits found. */
@customElement('console-pipeline')
export class ConsolePipeline extends LitElement {
  static override styles = [
    pieces,
    liveStyles,
    css`
      td {
        white-space: normal;
        overflow-wrap: anywhere;
      }
      h2 {
        margin: 28px 0 8px;
      }
      .alarm {
        width: max-content;
        max-width: 100%;
        margin: 8px 0 0;
        padding: 10px 16px;
        border-radius: 12px;
        background: var(--wait-soft);
        color: var(--wait);
      }
      .sentence {
        display: flex;
        align-items: center;
        gap: 8px;
      }
    `,
  ]

  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api!: PipelineApi
  @state() private pipeline: Pipeline | null = null
  @state() private failed = false
  #timer: ReturnType<typeof setInterval> | undefined

  /** Moves the focus to the page's title. */
  enter(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => {
      if (!document.hidden) void this.#load()
    }, pace)
    void this.updateComplete.then(() => this.#load())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  override render(): TemplateResult {
    const words = pipelineWords(this.phrases)
    return html`<div class="floor"><header class="top"><h1 tabindex="-1">${words.title}</h1></header>
      <p class="quiet">${words.intro}</p>${this.#body(words)}</div>`
  }

  #body(words: PipelineWords): TemplateResult {
    const { pipeline } = this
    if (this.failed)
      return html`<p role="alert">${words.failed} <button type="button" class="link" @click=${() => void this.#load()}>${words.again}</button></p>`
    if (pipeline === null) return html`<p role="status" class="quiet">${words.loading}</p>`
    return html`<div role="alert">${pipeline.alarms.map((name) => html`<p class="sentence alarm">${icon('alert')}<span>${words.alarms[name]}</span></p>`)}</div>
      <h2>${words.way}</h2>
      <div role="status">${this.#way(words, pipeline).map(([name, text]) => html`<p class="sentence">${icon(name)}<span>${text}</span></p>`)}</div>
      <h2>${words.missing}</h2>${this.#missing(words, pipeline)}
      <h2>${words.audits}</h2>${this.#audits(words, pipeline)}`
  }

  #way(
    words: PipelineWords,
    { facts, lagMs, away, replays, past }: Pipeline,
  ): ['alert' | 'check' | 'clock' | 'unplugged', string][] {
    const number = this.#number
    const lines: ['alert' | 'check' | 'clock' | 'unplugged', string][] = []
    if (away) lines.push(['unplugged', words.away])
    if (lagMs !== null) lines.push(['clock', words.waiting(number(facts), number(Math.ceil(lagMs / 1_000)))])
    if (replays > 0) lines.push(['alert', words.replays(number(replays))])
    if (past !== null && past.doneAt === null)
      lines.push(['clock', words.past(number(past.played), number(past.contacts))])
    return lines.length > 0 ? lines : [['check', words.current]]
  }

  #missing(words: PipelineWords, { parked }: Pipeline): TemplateResult {
    if (parked.length === 0) return html`<p class="quiet">${words.nothingMissing}</p>`
    return html`<div class="box" tabindex="0" role="region" aria-label=${words.missing}><table>
      <thead><tr><th scope="col">${words.when}</th><th scope="col">${words.what}</th><th scope="col">${words.reason}</th></tr></thead>
      <tbody>${parked.map(
        ({ kind, where, what, reason, parkedAt }) =>
          html`<tr><td><time datetime=${new Date(parkedAt).toISOString()}>${this.#moment(parkedAt)}</time></td><td>${words.kinds[kind]} ${what} <span class="quiet">${where}</span></td><td>${reason}</td></tr>`,
      )}</tbody></table></div>`
  }

  #audits(words: PipelineWords, { audits }: Pipeline): TemplateResult {
    if (audits.length === 0) return html`<p class="quiet">${words.noAudit}</p>`
    return html`<div class="box" tabindex="0" role="region" aria-label=${words.audits}><table>
      <thead><tr><th scope="col">${words.day}</th><th scope="col">${words.when}</th><th scope="col">${words.compared}</th><th scope="col">${words.differ}</th></tr></thead>
      <tbody>${audits.map(
        ({ from, at, rows, differences }) =>
          html`<tr><td>${new Date(from).toISOString().slice(0, 10)}</td><td>${this.#moment(at)}</td><td>${this.#number(rows)}</td><td>${differences === 0 ? words.fine : html`${icon('alert')} <strong>${this.#number(differences)}</strong>`}</td></tr>`,
      )}</tbody></table></div>`
  }

  readonly #number = (value: number): string => new Intl.NumberFormat(this.phrases.tag).format(value)

  #moment(at: number): string {
    return new Intl.DateTimeFormat(this.phrases.tag, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
  }

  async #load(): Promise<void> {
    const pipeline = await this.api.pipeline()
    this.failed = pipeline === null
    this.pipeline = pipeline ?? this.pipeline
  }
}
