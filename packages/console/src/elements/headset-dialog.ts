import { canChooseSpeaker, listAudioDevices, openMicrophone, watchLevel } from '@switchboard/voice'
import type { AudioDevice, AudioDevices, MicrophoneRefusal } from '@switchboard/voice'
import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { Echo } from '../calls/echo.js'
import type { Trial } from '../calls/echo.js'
import { keepHeadset, readHeadset } from '../calls/headset.js'
import type { Headset } from '../calls/headset.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { dialogStyles } from './dialog.styles.js'

/** Louder than a quiet room: whoever speaks is heard. */
const heardFrom = 0.35

/** Tries microphone and loudspeaker before a call comes; what is chosen is used from then on. Fires `done`, and `available` where one wants to begin. */
@customElement('console-headset')
export class ConsoleHeadset extends LitElement {
  static override styles = [
    pieces,
    dialogStyles,
    css`
      .level {
        display: block;
        height: 8px;
        border-radius: 4px;
        background: var(--fill);
        overflow: hidden;
      }
      .level i {
        display: block;
        height: 100%;
        width: calc(var(--level, 0) * 100%);
        background: var(--live-fill);
      }
      .heard {
        color: var(--live);
      }
      .trials {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
      }
      .fault {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        color: var(--danger);
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  /** Whether one takes contacts already. */
  @property({ type: Boolean }) available = false
  @state() private chosen: Headset = readHeadset()
  @state() private devices: AudioDevices | null = null
  @state() private refused: MicrophoneRefusal | null = null
  @state() private heard = false
  @state() private trial: Trial | 'playing' | null = null
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('.level') private readonly level!: HTMLElement | null
  readonly #echo = new Echo()
  #track: MediaStreamTrack | null = null
  #unwatch: () => void = () => {}

  override firstUpdated(): void {
    this.dialog.showModal()
    void this.#listen()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#letGo()
  }

  override render(): TemplateResult {
    const words = this.words.headset
    return html`<dialog aria-labelledby="title" @close=${() => this.#close()}>
      <form @submit=${(event: Event) => event.preventDefault()}>
        <h2 id="title">${words.title}</h2>
        ${
          this.refused === null
            ? nothing
            : html`<p class="fault" role="alert">${icon('alert', 16)}<span>${this.words.calls.refused[this.refused]}</span>
              <button type="button" class="button second low" @click=${() => void this.#listen()}>${words.again}</button></p>`
        }
        ${this.#choice(
          words.microphone,
          this.devices?.microphones ?? [],
          this.chosen.microphone,
          (microphone) => {
            this.#choose({ microphone })
            void this.#listen()
          },
        )}
        <div>
          <span class="level" role="img" aria-label=${words.level}><i></i></span>
          <p class="small ${this.heard ? 'heard' : 'quiet'}" role="status">${this.heard ? words.heard : this.devices === null ? words.asking : words.say}</p>
        </div>
        ${canChooseSpeaker() ? this.#choice(words.speaker, this.devices?.speakers ?? [], this.chosen.speaker, (speaker) => this.#choose({ speaker })) : nothing}
        <div class="trials">
          <button type="button" class="button second low" @click=${() => void this.#try('tone')}>${icon('bell', 16)}${words.tone}</button>
          <button type="button" class="button second low" ?disabled=${this.devices === null} @click=${() => void this.#try('own')}>${icon('reply', 16)}${words.own}</button>
          <span class="small quiet" role="status">${this.#trying()}</span>
        </div>
        <div class="foot">
          <button type="button" class="button second" @click=${() => this.dialog.close()}>${words.done}</button>
          ${this.available ? nothing : html`<button type="button" class="button primary" @click=${this.#begin}>${words.available}</button>`}
        </div>
      </form>
    </dialog>`
  }

  #trying(): string {
    const words = this.words.headset
    if (this.trial === 'tone') return words.toneHint
    if (this.trial === 'own') return words.speakNow
    return this.trial === 'playing' ? words.playing : ''
  }

  #choice(
    label: string,
    devices: readonly AudioDevice[],
    chosen: string,
    choose: (id: string) => void,
  ): TemplateResult {
    const known = devices.filter(({ id }) => id !== '' && id !== 'default')
    return html`<label class="field"><span class="label">${label}</span>
      <select class="input" @change=${(event: Event) => choose((event.currentTarget as HTMLSelectElement).value)}>
        <option value="" ?selected=${chosen === ''}>${this.words.headset.byDefault}</option>
        ${known.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
      </select></label>`
  }

  #choose(change: Partial<Headset>): void {
    this.chosen = { ...this.chosen, ...change }
  }

  async #listen(): Promise<void> {
    this.#letGo()
    this.heard = false
    const wish = { device: this.chosen.microphone }
    const first = await openMicrophone(wish)
    // One that was chosen once may be unplugged today.
    const gone = first.is === 'refused' && first.why === 'none_found' && wish.device !== ''
    const microphone = gone ? await openMicrophone() : first
    if (microphone.is === 'refused') {
      this.refused = microphone.why
      return
    }
    if (!this.isConnected) return microphone.track.stop()
    if (gone) this.#choose({ microphone: '' })
    this.refused = null
    this.#track = microphone.track
    this.#unwatch = watchLevel(microphone.track, (level) => {
      this.level?.style.setProperty('--level', level.toFixed(2))
      if (level >= heardFrom) this.heard = true
    })
    this.devices = await listAudioDevices()
  }

  async #try(trial: Trial): Promise<void> {
    const { speaker } = this.chosen
    this.trial = trial
    if (trial === 'tone') await this.#echo.tone(speaker)
    else if (this.#track !== null) await this.#echo.own(this.#track, speaker, () => (this.trial = 'playing'))
    this.trial = null
  }

  #letGo(): void {
    this.#echo.stop()
    this.#unwatch()
    this.#unwatch = () => {}
    this.#track?.stop()
    this.#track = null
  }

  #close(): void {
    keepHeadset({ ...this.chosen, testedAt: this.heard ? Date.now() : this.chosen.testedAt })
    this.#letGo()
    this.dispatchEvent(new CustomEvent('done'))
  }

  readonly #begin = (): void => {
    this.dispatchEvent(new CustomEvent('available'))
    this.dialog.close()
  }
}
