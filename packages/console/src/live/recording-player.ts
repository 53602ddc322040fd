import type { Uuid } from '@switchboard/protocol'
import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { timer } from '../words/format.js'
import type { Recording } from './live-api.js'
import { SoundPlayer } from './sound-player.js'
import { waveOf } from './wave.js'
import { liveWords } from './words.js'

/** How far an arrow key goes, s. */
const stepS = 5
/** Columns of the wave form. */
const columns = 240

/** A recorded call: nothing of it is fetched before somebody presses, for whoever opens one is on record. */
@customElement('console-recording')
export class ConsoleRecording extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: block;
        padding: 12px 16px;
        border-bottom: 1px solid var(--line);
      }
      h3 {
        font: 600 0.875rem/1.25rem var(--font);
        margin-bottom: 6px;
      }
      .row {
        display: flex;
        gap: 10px;
        align-items: center;
      }
      canvas {
        display: block;
        width: 100%;
        height: 72px;
        margin-top: 8px;
        cursor: pointer;
        border-radius: 8px;
        background: var(--surface);
      }
      .num {
        margin-inline-start: auto;
      }
      .fault {
        color: var(--danger);
      }
    `,
  ]

  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) recording!: Recording
  @property({ attribute: false }) load!: (id: Uuid) => Promise<ArrayBuffer | null>
  @state() private is: 'closed' | 'loading' | 'open' | 'failed' = 'closed'
  @query('canvas') private readonly canvas!: HTMLCanvasElement | null
  #player: SoundPlayer | null = null
  #wave: ReturnType<typeof waveOf> = []
  #frame = 0

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    cancelAnimationFrame(this.#frame)
    this.#player?.close()
    this.#player = null
    this.is = 'closed'
  }

  override updated(_: PropertyValues<this>): void {
    this.#draw()
  }

  override render(): TemplateResult {
    const words = liveWords(this.phrases).recording
    const player = this.#player
    const whole = this.recording.ms / 1_000
    const at = player?.at ?? 0
    return html`<section aria-label=${words.label}><h3>${words.label}</h3>
      <div class="row">
        <button type="button" class="button second low" aria-busy=${this.is === 'loading'} ?disabled=${this.is === 'loading'} @click=${() => void this.#press()}>
          ${icon(player?.playing === true ? 'cup' : 'reply', 16)}${player?.playing === true ? words.pause : words.play}</button>
        <span class="small quiet">${words.sides}</span>
        <span class="num small">${timer(at * 1_000)} / ${timer(this.recording.ms)}</span>
      </div>
      ${this.is === 'failed' ? html`<p class="small fault" role="alert">${words.failed}</p>` : nothing}
      ${
        player === null
          ? html`<p class="small quiet">${words.kept}</p>`
          : html`<canvas
              tabindex="0"
              role="slider"
              aria-label=${words.place}
              aria-valuemin="0"
              aria-valuemax=${Math.round(whole)}
              aria-valuenow=${Math.round(at)}
              aria-valuetext=${timer(at * 1_000)}
              @click=${this.#point}
              @keydown=${this.#key}
            ></canvas>`
      }</section>`
  }

  async #press(): Promise<void> {
    if (this.#player === null && !(await this.#open())) return
    this.#player?.toggle()
    this.#tick()
  }

  async #open(): Promise<boolean> {
    this.is = 'loading'
    const bytes = await this.load(this.recording.id)
    const player = bytes === null ? null : await SoundPlayer.open(bytes).catch(() => null)
    this.is = player === null ? 'failed' : 'open'
    if (player !== null) this.#wave = waveOf(player.channels, columns)
    this.#player = player
    return player !== null
  }

  #tick(): void {
    cancelAnimationFrame(this.#frame)
    this.requestUpdate()
    if (this.#player?.playing === true) this.#frame = requestAnimationFrame(() => this.#tick())
  }

  readonly #point = (event: MouseEvent): void => {
    const { canvas } = this
    const share = canvas === null ? 0 : event.offsetX / canvas.clientWidth
    this.#player?.seek((share * this.recording.ms) / 1_000)
    this.#tick()
  }

  readonly #key = (event: KeyboardEvent): void => {
    const step = { ArrowRight: stepS, ArrowLeft: -stepS }[event.key]
    if (step === undefined || this.#player === null) return
    event.preventDefault()
    this.#player.seek(this.#player.at + step)
    this.#tick()
  }

  /** The visitor above, the agent below; what was played is darker. */
  #draw(): void {
    const { canvas } = this
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return
    canvas.width = canvas.clientWidth * devicePixelRatio
    canvas.height = canvas.clientHeight * devicePixelRatio
    const style = getComputedStyle(this)
    const [played, rest] = [style.getPropertyValue('--watch'), style.getPropertyValue('--ink-3')]
    const share = (this.#player?.at ?? 0) / Math.max(0.001, this.recording.ms / 1_000)
    const [width, middle] = [canvas.width / columns, canvas.height / 2]
    this.#wave.forEach(([above = 0, below = 0], index) => {
      context.fillStyle = index / columns < share ? played : rest
      const [up, down] = [Math.max(1, above * middle), Math.max(1, below * middle)]
      context.fillRect(index * width, middle - up, Math.max(1, width * 0.7), up + down)
    })
  }
}
