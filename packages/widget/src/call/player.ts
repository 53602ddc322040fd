/** Plays a recorded sound. Not by an element: the page's own policy may allow none of ours. */
export class Player {
  playing = false
  readonly #changed: () => void
  #context: AudioContext | null = null

  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** A short tone, Hz and s; resolves when it is over. */
  async beep({ pitch, length }: { readonly pitch: number; readonly length: number }): Promise<void> {
    const context = this.#open()
    const gain = new GainNode(context, { gain: 0.05 })
    const oscillator = new OscillatorNode(context, { frequency: pitch })
    oscillator.connect(gain).connect(context.destination)
    const over = new Promise((resolve) => oscillator.addEventListener('ended', resolve))
    oscillator.start()
    oscillator.stop(context.currentTime + length)
    // A context that the browser keeps still never ends its tone.
    if (context.state === 'running') await over
    this.stop()
  }

  /** From the beginning; to be called in a press. */
  async play(sound: Blob): Promise<void> {
    const context = this.#open()
    this.playing = true
    this.#changed()
    const buffer = await context.decodeAudioData(await sound.arrayBuffer()).catch(() => null)
    if (buffer === null || context !== this.#context) return this.stop()
    const source = new AudioBufferSourceNode(context, { buffer })
    source.connect(context.destination)
    source.addEventListener('ended', () => context === this.#context && this.stop())
    source.start()
  }

  stop(): void {
    void this.#context?.close()
    this.#context = null
    if (!this.playing) return
    this.playing = false
    this.#changed()
  }

  #open(): AudioContext {
    this.stop()
    return (this.#context = new AudioContext())
  }
}
