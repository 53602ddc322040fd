import type { ErrorCode } from '@switchboard/protocol'
import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Api } from '../browser/api.js'
import { board } from '../look/board.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { refusal } from '../words/refusal.js'

type Field = 'tenant' | 'user' | 'password'
const fields: readonly Field[] = ['tenant', 'user', 'password']

/** Where a log-in went wrong, in words, at a field. */
interface LogInFault {
  readonly field: Field
  readonly text: string
}

/** The page of one who is not logged in. Fires `logged-in` with the tenant as detail. */
@customElement('console-login')
export class ConsoleLogin extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(420px, 1fr) 1.1fr;
        min-height: 100dvh;
        background: var(--surface);
      }
      main {
        display: grid;
        place-items: center;
        padding: 40px 20px;
        position: relative;
      }
      .art {
        display: grid;
        place-items: center;
        overflow: hidden;
        border-inline-start: 1px solid var(--line);
        background: var(--canvas);
      }
      form {
        display: grid;
        gap: 18px;
        width: min(344px, 100%);
      }
      .mark {
        display: flex;
        align-items: center;
        gap: 10px;
        font: var(--t-17);
        margin-bottom: 6px;
      }
      h1 {
        font: var(--t-26);
      }
      .ended {
        padding: 10px 12px;
        border-radius: 10px;
        background: var(--wait-soft);
        color: var(--wait);
        font: var(--t-13);
      }
      ::slotted(*) {
        position: absolute;
        inset-block-end: 12px;
        inset-inline-start: 12px;
      }
      @media (max-width: 800px) {
        :host {
          grid-template-columns: 1fr;
        }
        .art {
          display: none;
        }
        .input {
          font-size: 1rem;
        }
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) api!: Api
  @property() tenant = ''
  /** Whether the page was in use and the session has ended. */
  @property({ type: Boolean }) ended = false
  @state() private fault: LogInFault | null = null
  @state() private busy = false

  override render(): TemplateResult {
    const words = this.words.login
    return html`<main>
        <form novalidate @submit=${this.#submit}>
          <div class="mark">${icon('logo', 28)}${this.words.product}</div>
          <h1>${this.#greeting()}</h1>
          ${this.ended ? html`<p class="ended" role="status">${words.ended}</p>` : nothing}
          ${this.#field('tenant', 'organization', this.tenant)} ${this.#field('user', 'username', '')}
          ${this.#field('password', 'current-password', '')}
          <button class="button primary large" aria-busy=${this.busy}>${this.busy ? words.busy : words.submit}</button>
          <p class="small"><a href="/password">${words.forgotten}</a></p>
        </form>
        <slot></slot>
      </main>
      <div class="art" aria-hidden="true">${board()}</div>`
  }

  #field(
    name: Field,
    autocomplete: 'organization' | 'username' | 'current-password',
    value: string,
  ): TemplateResult {
    const fault = this.fault?.field === name ? this.fault.text : null
    return html`<div class="field">
      <label class="label" for=${name}>${this.words.login[name]}</label>
      <input
        class="input"
        id=${name}
        name=${name}
        type=${name === 'password' ? 'password' : 'text'}
        .defaultValue=${value}
        autocomplete=${autocomplete}
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${fault === null ? nothing : 'true'}
        aria-describedby=${fault === null ? nothing : `${name}-fault`}
      />
      ${fault === null ? nothing : html`<p class="fault" id=${`${name}-fault`} role="alert">${icon('alert', 16)}<span>${fault}</span></p>`}
    </div>`
  }

  override firstUpdated(): void {
    // The page has nothing else to do: the first empty field is where one writes.
    const empty = fields.map((name) => this.#input(name)).find((input) => input.value === '')
    empty?.focus()
  }

  #greeting(): string {
    const hour = new Date().getHours()
    const { morning, afternoon, evening } = this.words.login
    return hour < 12 ? morning : hour < 18 ? afternoon : evening
  }

  #input(name: Field): HTMLInputElement {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${name}`) as HTMLInputElement
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault()
    if (!this.busy) void this.#logIn()
  }

  async #logIn(): Promise<void> {
    const words = this.words.login
    const [tenant, user] = [this.#input('tenant').value.trim(), this.#input('user').value.trim()]
    const password = this.#input('password').value
    const missing = { tenant: words.tenantMissing, user: words.userMissing, password: words.passwordMissing }
    const empty = fields.find((name) => ({ tenant, user, password })[name] === '')
    if (empty !== undefined) return this.#show({ field: empty, text: missing[empty] })
    this.busy = true
    const answer = await this.api.login({ tenant, user, password })
    this.busy = false
    if (answer.ok) this.dispatchEvent(new CustomEvent('logged-in', { detail: tenant }))
    else await this.#show({ field: 'password', text: this.#reason(answer.code) })
  }

  #reason(code: ErrorCode | 'unreachable'): string {
    const { login, unreachable } = this.words
    if (code === 'unreachable') return unreachable
    if (code === 'login_failed' || code === 'bad_request') return login.wrong
    return code === 'rate_limited' ? login.tooMany : refusal(this.words, code)
  }

  async #show(fault: LogInFault): Promise<void> {
    this.fault = fault
    await this.updateComplete
    const input = this.#input(fault.field)
    input.focus()
    input.select()
  }
}
