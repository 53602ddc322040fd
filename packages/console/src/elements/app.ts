import type { Client, PutFile, TappedLine } from '@switchboard/client'
import { css, html, LitElement } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Alerts } from '../browser/alerts.js'
import type { Api, Me } from '../browser/api.js'
import type { Drafts } from '../browser/drafts.js'
import { readKey, takesText } from '../browser/keys.js'
import { applySettings, keepSettings } from '../browser/settings.js'
import type { Settings } from '../browser/settings.js'
import type { Command } from '../commands.js'
import { openDesk } from '../desk.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import { frameCommands } from '../frame-commands.js'
import { pageAt, pagesOf } from '../pages.js'
import type { PageElement } from '../pages.js'
import type { Floor } from '../state/floor.js'
import type { Onlookers } from '../state/onlookers.js'
import type { ServerClock } from '../state/server-clock.js'
import type { Phrases } from '../words/en.js'
import { phrases } from '../words/language.js'
import './desk.js'
import './keys-help.js'
import type { ConsoleKeys } from './keys-help.js'
import './login.js'
import './palette.js'
import type { ConsolePalette } from './palette.js'
import './rail.js'
import './settings.js'

/** What the console stands on; given from outside, so that a test owns the gateway, the clock and the stores. */
export interface ConsoleParts {
  readonly api: Api
  readonly clock: ServerClock
  readonly openClient: (me: Me) => Client
  /** The line that it opens. */
  readonly line?: TappedLine
  readonly putFile: PutFile
  readonly settings: Settings
  /** Where settings are kept; null: nowhere. */
  readonly storage: Storage | null
  readonly drafts: Drafts
  /** How one is told of what is new. */
  readonly alerts: Alerts
  /** The live feed on the line that `openClient` opens. */
  readonly floor: Floor
  /** Who else has a contact open, on the same line. */
  readonly onlookers: Onlookers
}

/** Who the page is for at the moment. */
type Stage =
  | { readonly is: 'loading' | 'unreachable' }
  | { readonly is: 'login'; readonly ended: boolean }
  | { readonly is: 'inside'; readonly me: Me; readonly desk: Desk }

/** How long logging out waits for the last words to the gateway, in ms. */
const farewellMs = 2_000

/** The whole console: finds out who is logged in, and shows the log-in, or the pages of that person's role. */
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
      .skip {
        position: absolute;
        z-index: 40;
        inset-block-start: 8px;
        inset-inline-start: 8px;
        padding: 10px 14px;
        border-radius: 10px;
        background: var(--primary);
        color: var(--on-primary);
        font-weight: 600;
        transform: translateY(-80px);
      }
      .skip:focus {
        transform: none;
      }
      .inside {
        display: grid;
        grid-template: minmax(0, 1fr) / 64px minmax(0, 1fr);
        height: 100dvh;
        background: var(--surface);
      }
      main:not(.start) {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        min-width: 0;
        min-height: 0;
      }
      @media (max-width: 1180px) {
        .inside {
          grid-template-columns: 56px minmax(0, 1fr);
        }
      }
      @media (max-width: 700px) {
        .inside {
          grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
        }
        main:not(.start) {
          order: -1;
        }
        /* A conversation has the whole of a small screen. */
        .inside:has([reading]) console-rail {
          display: none;
        }
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
  @query('console-keys') private readonly keys!: ConsoleKeys
  @query('console-palette') private readonly palette!: ConsolePalette

  override connectedCallback(): void {
    super.connectedCallback()
    this.settings = this.parts.settings
    applySettings(document.documentElement, this.settings)
    globalThis.addEventListener('hashchange', this.#moved)
    document.addEventListener('keydown', this.#key)
    void this.#enter({ ended: false })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    globalThis.removeEventListener('hashchange', this.#moved)
    document.removeEventListener('keydown', this.#key)
    if (this.stage.is === 'inside') this.stage.desk.close()
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
      case 'inside':
        return this.#inside(stage, words)
      default:
        return stage satisfies never
    }
  }

  #inside({ me, desk }: Stage & { readonly is: 'inside' }, words: Phrases): TemplateResult {
    const at = pageAt(location.hash, me.role)
    const { settings } = this
    const { drafts, api, floor, alerts } = this.parts
    // Until it has come the page's element stays empty.
    void at?.page.load?.()
    const context = {
      words,
      settings,
      me,
      desk,
      drafts,
      alerts,
      api,
      floor,
      rest: at?.rest ?? '',
      find: () => this.palette.show(),
      covered: this.#covered,
      stopped: this.#stopped,
    }
    return html`<header>
        <button type="button" class="skip" @click=${() => this.#page()?.enter?.()}>${at?.page.id === 'desk' ? words.skip : words.skipToPage}</button>
      </header>
      <div class="inside">
        <console-rail
          .words=${words}
          .settings=${settings}
          .pages=${pagesOf(me.role).filter(({ under }) => under === undefined)}
          .current=${at?.page.under ?? at?.page.id ?? ''}
          .name=${me.name}
          @go=${this.#go}
          @keys=${() => this.keys.show()}
          @settings-changed=${this.#changed}
          @log-out=${this.#logOut}
        ></console-rail>
        <main>${at?.page.view(context) ?? html`<div class="empty"><p>${words.noPage}</p></div>`}</main>
      </div>
      <console-keys .words=${words} .single=${settings.keys} @settings-changed=${this.#changed}></console-keys>
      <console-palette
        .words=${words}
        .commands=${() => this.#commands(me)}
        .search=${(sought: string) => api.desk.search(sought)}
        .now=${() => desk.clock.now()}
        @open-contact=${this.#openContact}
      ></console-palette>`
  }

  /** The element of the page that is shown. */
  #page(): PageElement | null {
    return this.renderRoot.querySelector<PageElement>('main > *')
  }

  readonly #covered = (): boolean => this.keys.open || this.palette.open

  /** What the page offers, and what can be done everywhere. */
  #commands({ role }: Me): readonly Command[] {
    return [
      ...(this.#page()?.commands?.() ?? []),
      ...frameCommands({
        pages: pagesOf(role),
        settings: this.settings,
        go: (id) => void this.#leaveFor(`#${id}`),
        set: (part) => this.#set(part),
        keys: () => this.keys.show(),
        logOut: () => void this.#logOut(),
      }),
    ]
  }

  readonly #openContact = ({ detail: { id } }: CustomEvent<{ readonly id: string }>): void => {
    void this.#leaveFor(`#desk/${id}`)
  }

  async #leaveFor(hash: string): Promise<void> {
    const page = this.#page()
    const stays = hash.split('/')[0] === location.hash.split('/')[0]
    if (!stays && page?.mayLeave !== undefined && !(await page.mayLeave())) return
    // The same contact once more is an address that does not change: the page is told all the same.
    if (location.hash === hash) globalThis.dispatchEvent(new Event('hashchange'))
    location.hash = hash
  }

  readonly #go = async ({ detail: id }: CustomEvent<string>): Promise<void> => {
    await this.#leaveFor(`#${id}`)
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || this.stage.is !== 'inside' || this.#covered()) return
    const action = readKey(event, { typing: takesText(event.composedPath()[0]), single: this.settings.keys })
    if (action?.is !== 'help' && action?.is !== 'palette') return
    event.preventDefault()
    if (action.is === 'help') this.keys.show()
    else this.palette.show()
  }

  readonly #moved = (): void => this.requestUpdate()

  /** Asks who is logged in. `ended`: whether one was, a moment ago. */
  async #enter({ ended }: { readonly ended: boolean }): Promise<void> {
    if (this.stage.is !== 'login') this.stage = { is: 'loading' }
    const { api, openClient, clock, putFile, onlookers, line } = this.parts
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
      is: 'inside',
      me,
      desk: openDesk({
        client: openClient(me),
        ...(line && { line }),
        me,
        rules: me,
        clock,
        dispositions: () => api.dispositions(),
        targets: (contact) => api.targets(contact),
        block: (contact, reason) => api.block(contact, reason),
        api: api.desk,
        putFile,
        onlookers,
      }),
    }
  }

  readonly #loggedIn = (event: CustomEvent<string>): void => {
    this.#set({ tenant: event.detail })
    void this.#enter({ ended: false })
  }

  /** The line will not come back. Where the session has ended, logging in again is the way; else the desk says why. */
  readonly #stopped = async (): Promise<void> => {
    const answer = await this.parts.api.me()
    if (answer.ok || answer.code === 'unreachable' || this.stage.is !== 'inside') return
    this.stage.desk.close()
    this.stage = { is: 'login', ended: true }
  }

  readonly #logOut = async (): Promise<void> => {
    if (this.stage.is !== 'inside') return
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
