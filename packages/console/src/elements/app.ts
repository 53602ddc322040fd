import type { Client } from '@switchboard/client'
import { css, html, LitElement } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Api, Me } from '../browser/api.js'
import type { Drafts } from '../browser/drafts.js'
import { applySettings, keepSettings } from '../browser/settings.js'
import type { Settings } from '../browser/settings.js'
import { openDesk } from '../desk.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { ServerClock } from '../state/server-clock.js'
import { phrases } from '../words/language.js'
import './desk.js'
import './login.js'
import './settings.js'

/** What the console stands on; given from outside, so that a test owns the gateway, the clock and the stores. */
export interface ConsoleParts {
  readonly api: Api
  readonly clock: ServerClock
  readonly openClient: (me: Me) => Client
  readonly settings: Settings
  /** Where settings are kept; null: nowhere. */
  readonly storage: Storage | null
  readonly drafts: Drafts
}

/** Who the page is for at the moment. */
type Stage =
  | { readonly is: 'loading' | 'unreachable' }
  | { readonly is: 'login'; readonly ended: boolean }
  | { readonly is: 'desk'; readonly me: Me; readonly desk: Desk }

/** How long logging out waits for the last words to the gateway, in ms. */
const farewellMs = 2_000

/** The whole console: finds out who is logged in, and shows the log-in or the desk. */
@customElement('switchboard-console')
export class SwitchboardConsole extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: block;
        min-height: 100dvh;
      }
      .start {
        display: grid;
        min-height: 100dvh;
      }
      h1 {
        font: var(--t-17);
        color: var(--ink);
      }
      .start .button {
        margin-top: 12px;
      }
      .start .mark {
        opacity: 0;
        animation: appear 0s 150ms forwards;
      }
      @keyframes appear {
        to {
          opacity: 1;
        }
      }
    `,
  ]

  @property({ attribute: false }) parts!: ConsoleParts
  @state() private stage: Stage = { is: 'loading' }
  @state() private settings!: Settings

  override connectedCallback(): void {
    super.connectedCallback()
    this.settings = this.parts.settings
    applySettings(document.documentElement, this.settings)
    globalThis.addEventListener('hashchange', this.#moved)
    void this.#enter({ ended: false })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    globalThis.removeEventListener('hashchange', this.#moved)
    if (this.stage.is === 'desk') this.stage.desk.close()
  }

  override render(): TemplateResult {
    const words = phrases(this.settings.language)
    const { stage } = this
    switch (stage.is) {
      case 'loading':
        return html`<main class="start" aria-busy="true"><div class="empty mark">${icon('logo', 40)}<h1>${words.start.loading}</h1></div></main>`
      case 'unreachable':
        return html`<main class="start">
          <div class="empty" role="alert">
            ${icon('unplugged', 40)}
            <h1>${words.start.failedTitle}</h1>
            <p>${words.start.failed}</p>
            <button type="button" class="button primary" @click=${() => this.#enter({ ended: false })}>${words.start.retry}</button>
          </div>
        </main>`
      case 'login':
        return html`<console-login .words=${words} .api=${this.parts.api} .tenant=${this.settings.tenant} .ended=${stage.ended} @logged-in=${this.#loggedIn}>
          <console-settings above start .words=${words} .settings=${this.settings} @settings-changed=${this.#changed}></console-settings>
        </console-login>`
      case 'desk':
        if (this.#administrates(stage.me))
          return html`<console-admin
            .phrases=${words}
            .settings=${this.settings}
            .name=${stage.me.name}
            @settings-changed=${this.#changed}
            @log-out=${this.#logOut}
            @stopped=${this.#stopped}
          ></console-admin>`
        return html`<console-desk
          .words=${words}
          .desk=${stage.desk}
          .drafts=${this.parts.drafts}
          .settings=${this.settings}
          .administers=${stage.me.role === 'admin'}
          .handles=${stage.me.role === 'agent' || stage.me.role === 'senior'}
          @settings-changed=${this.#changed}
          @log-out=${this.#logOut}
          @stopped=${this.#stopped}
        ></console-desk>`
      default:
        return stage satisfies never
    }
  }

  /** Whether the page is the administration's, which is fetched when it is wanted for the first time. */
  #administrates({ role }: Me): boolean {
    if (role !== 'admin' || location.hash !== '#admin') return false
    // Until it has come the element stays empty.
    void import('../admin/admin.js')
    return true
  }

  readonly #moved = (): void => this.requestUpdate()

  /** Asks who is logged in. `ended`: whether one was, a moment ago. */
  async #enter({ ended }: { readonly ended: boolean }): Promise<void> {
    if (this.stage.is !== 'login') this.stage = { is: 'loading' }
    const { api, openClient, clock } = this.parts
    const answer = await api.me()
    if (!answer.ok) {
      this.stage =
        answer.code === 'unreachable' || answer.code === 'internal'
          ? { is: 'unreachable' }
          : { is: 'login', ended }
      return
    }
    const me = answer.value
    this.stage = {
      is: 'desk',
      me,
      desk: openDesk({ client: openClient(me), me, clock, dispositions: () => api.dispositions() }),
    }
  }

  readonly #loggedIn = (event: CustomEvent<string>): void => {
    this.#set({ tenant: event.detail })
    void this.#enter({ ended: false })
  }

  /** The line will not come back. Where the session has ended, logging in again is the way; else the desk says why. */
  readonly #stopped = async (): Promise<void> => {
    const answer = await this.parts.api.me()
    if (answer.ok || answer.code === 'unreachable' || this.stage.is !== 'desk') return
    this.stage.desk.close()
    this.stage = { is: 'login', ended: true }
  }

  readonly #logOut = async (): Promise<void> => {
    if (this.stage.is !== 'desk') return
    const { desk } = this.stage
    // Whoever leaves takes no more contacts: else the next would ring at an empty desk.
    const away = desk.view().agent.presence === 'offline' ? null : desk.choosePresence('offline')
    await Promise.race([away, new Promise((resolve) => setTimeout(resolve, farewellMs))])
    desk.close()
    const answer = await this.parts.api.logout()
    // Without an answer the session may still stand: nobody is told that they are out.
    if (!answer.ok && answer.code === 'unreachable') {
      this.stage = { is: 'unreachable' }
      return
    }
    this.parts.drafts.clear()
    this.stage = { is: 'login', ended: false }
  }

  readonly #changed = (event: CustomEvent<Partial<Settings>>): void => {
    this.#set(event.detail)
  }

  #set(part: Partial<Settings>): void {
    this.settings = { ...this.settings, ...part }
    keepSettings(this.parts.storage, this.settings)
    applySettings(document.documentElement, this.settings)
  }
}
