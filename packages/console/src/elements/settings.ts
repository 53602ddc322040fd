import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { askToNotify, mayNotify } from '../browser/alerts.js'
import type { Settings, Theme } from '../browser/settings.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { languageNames, languages } from '../words/language.js'
import type { Language } from '../words/language.js'
import { Popup } from './popup.js'

const themes: readonly Theme[] = ['auto', 'light', 'dark']

/**
 * The button with the page's language, its look and the way out. Fires `settings-changed` with the part of the settings
 * that was chosen, and `log-out`.
 */
@customElement('console-settings')
export class ConsoleSettings extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: inline-block;
        position: relative;
      }
      .icon-button {
        width: 44px;
        height: 44px;
      }
      .pop {
        position: absolute;
        z-index: 30;
        inset-block-end: 0;
        inset-inline-start: calc(100% + 8px);
        width: 260px;
        padding: 16px;
        display: grid;
        gap: 14px;
      }
      :host([above]) .pop {
        inset-block-end: calc(100% + 8px);
        inset-inline: auto 0;
      }
      legend {
        padding: 0;
        margin-bottom: 6px;
        font-weight: 600;
        font-size: 0.8125rem;
        line-height: 1.25rem;
      }
      .choice {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 32px;
      }
      .choice input {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--primary);
      }
      .refused {
        color: var(--danger);
      }
      .foot {
        display: grid;
        gap: 8px;
        border-top: 1px solid var(--line);
        padding-top: 12px;
      }
      @media (max-width: 700px) {
        .choice {
          min-height: 44px;
        }
        .pop {
          inset-block-end: calc(100% + 8px);
          inset-inline: auto 0;
        }
        :host([start]) .pop {
          inset-inline: 0 auto;
        }
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) settings!: Settings
  /** Who is logged in; null leaves the way out away. */
  @property({ attribute: false }) name: string | null = null
  /** Whether the dialog of one's own name and password was wanted: it is fetched then. */
  @state() private profiled = false
  /** Whether the browser has just refused to show notifications. */
  @state() private refused = false
  readonly #popup = new Popup(this, () => this.renderRoot.querySelector('button'))

  override render(): TemplateResult {
    const { label } = this.words.settings
    const { open } = this.#popup
    return html`<button type="button" class="icon-button" aria-label=${label} title=${label} aria-expanded=${open} @click=${() => this.#popup.toggle()}>
        ${icon('gear')}
      </button>
      ${open ? this.#panel() : nothing}
      ${this.profiled ? html`<console-profile .phrases=${this.words}></console-profile>` : nothing}`
  }

  #panel(): TemplateResult {
    const words = this.words.settings
    return html`<div class="pop" role="group" aria-label=${words.label}>
      <fieldset>
        <legend>${words.language}</legend>
        ${(Object.keys(languages) as Language[]).map((language) => this.#choice('language', language, languageNames[language]))}
      </fieldset>
      <fieldset>
        <legend>${words.theme}</legend>
        ${themes.map((theme) => this.#choice('theme', theme, words.themes[theme]))}
      </fieldset>
      ${
        this.name === null
          ? nothing
          : html`<fieldset>
              <legend>${words.tell}</legend>
              ${this.#tick('sounds', words.sounds)} ${this.#tick('notifications', words.notifications)}
              ${this.refused ? html`<p class="tiny refused" role="alert">${words.blocked}</p>` : nothing}
            </fieldset>
            <div class="foot">
            <p class="tiny faint">${words.loggedIn(this.name)}</p>
            <button type="button" class="button second" @click=${this.#profile}>${icon('user', 18)}${words.profile}</button>
            <button type="button" class="button second" @click=${this.#logOut}>${icon('out', 18)}${words.logOut}</button>
          </div>`
      }
    </div>`
  }

  #tick(setting: 'sounds' | 'notifications', label: string): TemplateResult {
    return html`<label class="choice"
      ><input type="checkbox" .checked=${this.settings[setting]} @change=${(event: Event) => this.#ticked(setting, event)} /> ${label}</label
    >`
  }

  /** The browser is asked when notifications are wanted, and not before. */
  async #ticked(setting: 'sounds' | 'notifications', event: Event): Promise<void> {
    const box = event.target as HTMLInputElement
    const wanted = box.checked
    this.refused = setting === 'notifications' && wanted && !mayNotify() && !(await askToNotify())
    box.checked = wanted && !this.refused
    this.dispatchEvent(new CustomEvent('settings-changed', { detail: { [setting]: box.checked } }))
  }

  #choice(group: 'language' | 'theme', value: string, label: string): TemplateResult {
    const choose = () =>
      this.dispatchEvent(new CustomEvent('settings-changed', { detail: { [group]: value } }))
    return html`<label class="choice" lang=${group === 'language' ? value : nothing}
      ><input type="radio" name=${group} .checked=${this.settings[group] === value} @change=${choose} /> ${label}</label
    >`
  }

  readonly #profile = async (): Promise<void> => {
    this.profiled = true
    const { ConsoleProfile } = await import('../admin/profile.js')
    await this.updateComplete
    const dialog = this.renderRoot.querySelector('console-profile')
    this.#popup.toggle()
    if (dialog instanceof ConsoleProfile) await dialog.open()
  }

  readonly #logOut = (): void => {
    this.dispatchEvent(new CustomEvent('log-out'))
  }
}
