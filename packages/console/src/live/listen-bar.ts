import { newUuid } from '@switchboard/client'
import type { TappedLine } from '@switchboard/client'
import type { Uuid } from '@switchboard/protocol'
import { listenIn, openMicrophone } from '@switchboard/voice'
import type { Listening, ListeningMode, MicrophoneRefusal } from '@switchboard/voice'
import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon } from '../look/icons.js'
import type { IconName } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { refusal } from '../words/refusal.js'
import { liveWords } from './words.js'

/** The sound of somebody else's call: listen, whisper to the agent, or speak to both. Ends when it leaves the page. */
@customElement('console-listen-bar')
export class ConsoleListenBar extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: block;
        padding: 12px 16px;
        border-bottom: 1px solid var(--line);
      }
      .modes {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .button.second[aria-pressed='true'],
      .button.second[aria-pressed='true']:hover {
        background: var(--watch);
        border-color: var(--watch);
        color: var(--canvas);
      }
      .button.stop {
        color: var(--danger);
      }
      p {
        display: flex;
        gap: 8px;
        align-items: center;
        margin-top: 8px;
      }
      .fault {
        color: var(--danger);
      }
    `,
  ]

  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) line!: TappedLine
  @property({ attribute: false }) contact!: Uuid
  /** What the agent is called. */
  @property({ attribute: false }) agent = ''
  /** Whether one may speak to both as well. */
  @property({ attribute: false }) supervises = false
  @state() private noMicrophone: MicrophoneRefusal | null = null
  @state() private asking = false
  #listening: Listening | null = null
  #track: MediaStreamTrack | null = null

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('contact')) this.#close()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#close()
  }

  override render(): TemplateResult {
    const words = liveWords(this.phrases).listening
    const how = this.#listening?.view.how ?? null
    return html`<section aria-label=${words.label}>
      <div class="modes" role="group" aria-label=${words.label}>
        ${this.#mode('monitor', 'eye')}${this.#mode('whisper', 'user')}
        ${this.supervises ? this.#mode('barge', 'phone') : nothing}
        ${how === 'whisper' || how === 'barge' ? this.#mute() : nothing}
        ${how === null ? nothing : html`<button type="button" class="button second low stop" @click=${() => this.#stop()}>${words.stop}</button>`}
      </div>
      ${this.#standing()}
    </section>`
  }

  #mode(how: ListeningMode, name: IconName): TemplateResult {
    const words = liveWords(this.phrases).listening
    const view = this.#listening?.view
    const impossible = view?.refused === 'needs_voice_server'
    return html`<button
      type="button"
      class="button second low"
      aria-pressed=${view?.how === how}
      title=${impossible ? words.needsServer : words.hints[how]}
      ?disabled=${impossible || this.asking}
      @click=${() => void this.#set(how)}
    >${icon(name, 16)}${words.modes[how]}</button>`
  }

  #mute(): TemplateResult {
    const muted = this.#listening?.view.muted === true
    return html`<button type="button" class="button second low" aria-pressed=${muted} @click=${() => this.#listening?.mute(!muted)}>${this.phrases.calls.mute}</button>`
  }

  #standing(): TemplateResult | typeof nothing {
    const words = liveWords(this.phrases).listening
    const view = this.#listening?.view
    if (this.asking) return html`<p class="small quiet" role="status">${this.phrases.calls.asking}</p>`
    if (this.noMicrophone !== null)
      return html`<p class="small fault" role="alert">${icon('alert', 16)}${this.phrases.calls.refused[this.noMicrophone]}</p>`
    if (view === undefined) return nothing
    if (view.refused === 'needs_voice_server')
      return html`<p class="small quiet" role="status">${icon('alert', 16)}${words.needsServer}</p>`
    if (view.refused === 'contact_over' || view.refused === 'not_connected')
      return html`<p class="small quiet" role="status">${words.over}</p>`
    if (view.refused !== null)
      return html`<p class="small fault" role="alert">${icon('alert', 16)}${refusal(this.phrases, view.refused)}</p>`
    if (view.how === null) return nothing
    if (view.blocked)
      return html`<p><button type="button" class="button second low" @click=${() => this.#listening?.unblock()}>${this.phrases.calls.hear}</button></p>`
    const { calls } = this.phrases
    if (view.media === 'reconnecting')
      return html`<p class="small quiet" role="status">${calls.reconnecting}</p>`
    if (view.media !== 'connected') return html`<p class="small quiet" role="status">${calls.connecting}</p>`
    return html`<p class="small" role="status">${words.standing[view.how](this.agent)}</p>`
  }

  async #set(how: ListeningMode): Promise<void> {
    if (this.#listening?.view.how === how) return this.#stop()
    this.noMicrophone = null
    const { contact } = this
    const listening = (this.#listening ??= listenIn({
      stream: contact,
      page: newUuid(Date.now()),
      line: this.line,
      changed: () => this.requestUpdate(),
    }))
    if (how === 'monitor') {
      this.#release()
      return listening.set(how, null)
    }
    if (this.#track?.readyState !== 'live' && !(await this.#ask())) return
    // Meanwhile another contact may stand here.
    if (this.contact === contact) listening.set(how, this.#track)
  }

  async #ask(): Promise<boolean> {
    this.asking = true
    const microphone = await openMicrophone()
    this.asking = false
    if (microphone.is === 'refused') this.noMicrophone = microphone.why
    else if (!this.isConnected) microphone.track.stop()
    else this.#track = microphone.track
    return microphone.is === 'open' && this.isConnected
  }

  #stop(): void {
    this.#listening?.stop()
    this.#release()
  }

  #release(): void {
    this.#track?.stop()
    this.#track = null
  }

  #close(): void {
    this.#listening?.close()
    this.#listening = null
    this.#release()
    this.noMicrophone = null
  }
}
