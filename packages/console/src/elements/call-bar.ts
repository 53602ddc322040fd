import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { canChooseSpeaker, capabilities, listAudioDevices } from '@switchboard/voice'
import type { AudioDevice, AudioDevices } from '@switchboard/voice'
import type { CallInHand } from '../calls/call-line.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import type { IconName } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import { isConsulted } from '../state/consult.js'
import type { OpenContact } from '../state/desk-view.js'
import type { Phrases } from '../words/en.js'
import { timer } from '../words/format.js'
import { consultKeys, consultStanding } from './consult-keys.js'
import type { ConsultKeys } from './consult-keys.js'
import { Ticker } from './ticker.js'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const

/** The call in hand: how it stands, and what can be done with it. Fires `transfer` and `consult`. */
@customElement('console-call-bar')
export class ConsoleCallBar extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: block;
        background: var(--live-soft);
        border-block-end: 1px solid var(--line);
      }
      .controls {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        padding: 8px 16px;
      }
      .state {
        display: flex;
        gap: 10px;
        align-items: center;
        margin-inline-end: auto;
      }
      .state.told {
        flex: 1 0 100%;
      }
      .time {
        font: 600 0.9375rem/1.375rem var(--font);
        color: var(--live);
      }
      .controls .second {
        flex-direction: column;
        gap: 3px;
        min-inline-size: 56px;
        min-block-size: 48px;
        padding: 4px 8px;
        background: none;
        box-shadow: none;
        font: 500 0.75rem/1rem var(--font);
      }
      .controls .second:hover {
        background: var(--hover);
        box-shadow: none;
      }
      .controls .second:is(:disabled, [aria-disabled='true']) {
        background: none;
        color: var(--ink-off);
        cursor: not-allowed;
      }
      .controls .second[aria-pressed='true'] {
        background: var(--ink);
        color: var(--surface);
      }
      .button.end {
        min-block-size: 44px;
        margin-inline-start: auto;
        padding-inline: 16px;
        border-radius: 12px;
        background: #b3312a;
        color: #fff;
      }
      @media (max-width: 640px) {
        .controls {
          gap: 4px 0;
          padding-inline: 12px;
        }
        .state {
          flex: 1 0 100%;
        }
      }
      .more {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: end;
        padding: 0 16px 12px;
      }
      .pad {
        display: grid;
        grid-template-columns: repeat(6, 40px);
        gap: 4px;
      }
      .fault {
        display: flex;
        gap: 8px;
        align-items: center;
        padding: 0 16px 10px;
        color: var(--danger);
      }
      label {
        display: grid;
        gap: 4px;
      }
      select {
        font: inherit;
        max-inline-size: 240px;
        min-block-size: 32px;
        color: inherit;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 8px;
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) contact!: OpenContact
  /** The sound of it; null while it is not there. */
  @property({ attribute: false }) inHand: CallInHand | null = null
  @state() private shows: 'keypad' | 'sound' | 'reason' | null = null
  @state() private devices: AudioDevices | null = null

  constructor() {
    super()
    void new Ticker(this)
  }

  override render(): TemplateResult {
    const { contact, inHand } = this
    const words = this.words.calls
    const { held } = contact.view
    const call = inHand?.call ?? null
    return html`<section aria-label=${words.label}>
      <div class="controls">
        <div class=${consultStanding(this.#keys()) === null ? 'state' : 'state told'}>
          ${icon('phone', 16)}
          <span class="time num" role="timer">${timer(this.desk.clock.now() - (contact.view.acceptedAt ?? 0))}</span>
          <span class="small quiet" role="status">${this.#how()}</span>
          ${inHand === null || inHand.keys === '' ? nothing : html`<span class="small num" role="status">${words.pressed(inHand.keys)}</span>`}
        </div>
        ${call?.view.blocked === true ? this.#key('bell', words.hear, () => call.unblock()) : nothing}
        ${this.#key('microphone', words.mute, () => this.desk.calls?.mute(call?.view.muted !== true), call?.view.muted === true)}
        ${
          contact.view.consult !== null
            ? nothing
            : held
              ? this.#key('reply', words.resume, () => this.desk.resume(contact.id))
              : this.#key('pause', words.hold, () => this.desk.hold(contact.id))
        }
        ${consultKeys(this.#keys())}
        ${this.#isAsked() ? nothing : this.#recording()}
        ${this.#key('keys', words.keypad, () => this.#show('keypad'), this.shows === 'keypad')}
        ${this.#key('gear', words.sound, () => this.#show('sound'), this.shows === 'sound')}
        ${contact.view.consult === null ? this.#key('transfer', this.words.transfer.button, () => this.dispatchEvent(new CustomEvent('transfer'))) : nothing}
        ${this.#isAsked() ? nothing : this.#end()}
      </div>
      ${this.#fault()}${this.#more()}
    </section>`
  }

  #end(): TemplateResult {
    const { contact } = this
    const words = this.words.calls
    const ending = contact.busy === 'end'
    return html`<button type="button" class="button low end" aria-keyshortcuts="E" aria-busy=${ending} ?disabled=${ending} @click=${() => this.desk.end(contact.id)}>
      ${icon('phone', 16)}${ending ? words.ending : words.end}
    </button>`
  }

  #keys(): ConsultKeys {
    const { words, desk, contact, inHand } = this
    const choose = (): boolean => this.dispatchEvent(new CustomEvent('consult'))
    return { words, desk, contact, inHand, choose, explain: () => this.#show('reason') }
  }

  #isAsked(): boolean {
    return isConsulted(this.contact, this.desk.me.id)
  }

  #recording(): TemplateResult | typeof nothing {
    const words = this.words.calls.recording
    const call = this.inHand?.call
    const is = call?.view.recording ?? 'off'
    if (is === 'off') return nothing
    if (is === 'failed')
      return html`<span class="small fault" role="alert">${icon('alert', 16)}${words.failed}</span>`
    return this.#key(
      'bell',
      is === 'on' ? words.pause : words.resume,
      () => call?.record(is === 'paused'),
      is === 'paused',
    )
  }

  #how(): string {
    const words = this.words.calls
    const view = this.inHand?.call?.view
    // What is refused says so below; nothing is connected meanwhile.
    if (this.inHand?.call === null) return this.inHand.refused === null ? words.asking : ''
    const consults = consultStanding(this.#keys())
    if (consults !== null) return consults
    if (view?.whispered === true) return words.whispered
    if (this.contact.view.held) return words.held
    if (view?.media === 'reconnecting' || view?.media === 'failed') return words.reconnecting
    if (view?.media !== 'connected') return words.connecting
    return this.inHand?.quality ? words.quality[this.inHand.quality] : ''
  }

  #key(name: IconName, label: string, press: () => void, pressed?: boolean): TemplateResult {
    return html`<button type="button" class="button second low" aria-pressed=${pressed ?? nothing} @click=${press}>${icon(name, 18)}${label}</button>`
  }

  #fault(): TemplateResult | typeof nothing {
    const words = this.words.calls
    const why = this.inHand?.refused
    if (why)
      return html`<p class="small fault" role="alert">${icon('alert', 16)}<span>${words.refused[why]}</span>
        <button type="button" class="button second low" @click=${() => void this.desk.calls?.useMicrophone()}>${words.again}</button></p>`
    if (this.inHand?.call?.view.refused)
      return html`<p class="small fault" role="alert">${icon('alert', 16)}${words.noWay}</p>`
    return nothing
  }

  #more(): TemplateResult | typeof nothing {
    const words = this.words.calls
    if (this.shows === 'keypad')
      return html`<div class="more"><div class="pad" role="group" aria-label=${words.keypad}>
        ${digits.map((digit) => html`<button type="button" class="button second low" @click=${() => this.inHand?.call?.press(digit)}>${digit}</button>`)}
      </div></div>`
    if (this.shows === 'reason')
      return html`<p class="small more" role="status">${words.consult.needsServer}</p>`
    if (this.shows !== 'sound' || this.devices === null) return nothing
    const { microphones, speakers } = this.devices
    const plane = this.inHand?.call?.view.plane ?? null
    const needsServer = plane !== null && capabilities[plane].consult === 'needs_server'
    return html`<div class="more">
      ${this.#choice(words.microphone, microphones, this.inHand?.microphone ?? '', (id) => void this.desk.calls?.useMicrophone(id))}
      ${canChooseSpeaker() ? this.#choice(words.speaker, speakers, '', (id) => void this.inHand?.call?.useSpeaker(id)) : nothing}
      ${needsServer ? html`<p class="small quiet">${words.needsServer}</p>` : nothing}
    </div>`
  }

  #choice(
    label: string,
    devices: readonly AudioDevice[],
    chosen: string,
    choose: (id: string) => void,
  ): TemplateResult {
    return html`<label class="small">${label}
      <select @change=${(event: Event) => choose((event.currentTarget as HTMLSelectElement).value)}>
        ${devices.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
      </select></label>`
  }

  #show(what: 'keypad' | 'sound' | 'reason'): void {
    this.shows = this.shows === what ? null : what
    if (this.shows === 'sound') void listAudioDevices().then((devices) => (this.devices = devices))
  }
}
