import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { attempts } from '../contact-actions.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { OpenContact } from '../state/desk-view.js'
import type { Phrases } from '../words/en.js'

/** Whom to call back, on what number, and what became of it: over the conversation while one has it in hand. */
@customElement('console-call-back')
export class ConsoleCallBack extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 20px;
        flex: none;
        padding: 12px 24px;
        border-bottom: 1px solid var(--line);
        background: var(--canvas);
      }
      .number {
        display: inline-flex;
        align-items: center;
        gap: 10px;
        font: var(--t-17);
        font-weight: 600;
        color: var(--ink);
        white-space: nowrap;
      }
      .who {
        display: grid;
        gap: 2px;
        flex: 1 1 240px;
        min-width: 0;
      }
      .results {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      @media (max-width: 700px) {
        :host {
          padding: 12px 16px;
        }
        .results {
          display: grid;
          grid-template-columns: 1fr 1fr;
          width: 100%;
        }
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) contact!: OpenContact

  override render(): TemplateResult {
    const words = this.words.left
    const { began, lastAttempt, attempts: tries } = this.contact.view
    const phone = began?.left?.phone ?? null
    const hint = lastAttempt === null || this.#takenAnew() ? words.comesBack : words.nowClose[lastAttempt]
    return html`<div class="who">
        ${
          phone === null
            ? html`<p class="quiet">${words.noNumber}</p>`
            : html`<p><a class="number num" href="tel:${phone.replaceAll(/[^+\d]/g, '')}" aria-label="${words.number}: ${phone}">${icon('callback')}${phone}</a></p>`
        }
        <p class="small quiet">${hint}${tries === 0 ? nothing : html` <span class="faint">(${words.tries(tries)})</span>`}</p>
      </div>
      <div class="results" role="group" aria-label=${words.callNow}>
        ${attempts.map(
          ([result, sign]) =>
            html`<button type="button" class="button second low" @click=${() => this.desk.attempted(this.contact.id, result)}>${icon(sign, 16)}${words.results[result]}</button>`,
        )}
      </div>`
  }

  /** Whether the last try was made before one had it: it has come back since. */
  #takenAnew(): boolean {
    const { lines } = this.contact.view
    const at = (what: string): number =>
      lines.findLastIndex((line) => line.kind === 'event' && line.what === what)
    return at('accepted') > at('attempt')
  }
}
