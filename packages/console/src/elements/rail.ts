import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Settings } from '../browser/settings.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Page } from '../pages.js'
import type { Phrases } from '../words/en.js'
import './settings.js'

/**
 * The way between pages, the keys and the settings: a rail at the side, tabs below where it is narrow. Fires `go` with a
 * page's id, `keys`, `settings-changed` and `log-out`.
 */
@customElement('console-rail')
export class ConsoleRail extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: block;
        min-height: 0;
      }
      nav {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: 4px;
        height: 100%;
        padding: 14px 0;
        background: var(--canvas);
        border-inline-end: 1px solid var(--line);
      }
      .logo {
        display: grid;
        place-items: center;
        width: 40px;
        height: 40px;
        margin-bottom: 14px;
      }
      .icon-button {
        width: 44px;
        height: 44px;
      }
      .icon-button[aria-current] {
        background: var(--surface);
        color: var(--ink);
        box-shadow: inset 0 0 0 1px var(--line);
      }
      @media (max-width: 700px) {
        nav {
          flex-direction: row;
          justify-content: space-around;
          gap: 0;
          padding: 8px 8px max(8px, env(safe-area-inset-bottom));
          border: 0;
          border-top: 1px solid var(--line);
        }
        .icon-button {
          min-width: 0;
        }
        /* The keys are help for a keyboard: theirs opens it here as well. */
        .logo,
        .grow,
        .keys {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) settings!: Settings
  @property({ attribute: false }) pages: readonly Page[] = []
  /** The id of the page that is shown. */
  @property() current = ''
  /** Who is logged in. */
  @property({ attribute: false }) name = ''

  override render(): TemplateResult {
    const { words } = this
    return html`<nav aria-label=${words.main}>
      <span class="logo">${icon('logo', 26)}</span>
      ${this.pages.map((page) => this.#link(page))}
      <span class="grow"></span>
      <button type="button" class="icon-button keys" aria-label=${words.keys.label} title=${words.keys.label} aria-keyshortcuts="?" @click=${() => this.dispatchEvent(new CustomEvent('keys'))}>
        ${icon('keys')}
      </button>
      <console-settings
        .words=${words}
        .settings=${this.settings}
        .name=${this.name}
        @settings-changed=${this.#pass}
        @log-out=${this.#pass}
      ></console-settings>
    </nav>`
  }

  #link({ id, icon: sign, label }: Page): TemplateResult {
    const name = label(this.words)
    return html`<a
      class="icon-button"
      href=${`#${id}`}
      aria-current=${id === this.current ? 'page' : nothing}
      aria-label=${name}
      title=${name}
      @click=${(event: MouseEvent) => this.#go(event, id)}
      >${icon(sign)}</a
    >`
  }

  /** A page may ask before it is left; a new tab or window leaves nothing. */
  #go(event: MouseEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.dispatchEvent(new CustomEvent('go', { detail: id }))
  }

  readonly #pass = (event: CustomEvent): void => {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail as unknown }))
  }
}
