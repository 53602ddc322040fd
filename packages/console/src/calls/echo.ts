/** Which sound is being tried. */
export type Trial = 'tone' | 'own'

/** So long one's own voice is recorded before it is played, ms. */
const ownMs = 3_000

/** Plays a tone, or one's own voice after three seconds, by one loudspeaker. */
export class Echo {
  #context: AudioContext | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Two rising notes; to be called in a press. Resolves when they are over. */
  async tone(speaker: string): Promise<void> {
    const { context, out } = await this.#open(speaker)
    const notes = [440, 660].map((frequency, index) => {
      const gain = new GainNode(context, { gain: 0.12 })
      const note = new OscillatorNode(context, { frequency })
      note.connect(gain).connect(out)
      note.start(context.currentTime + index * 0.35)
      note.stop(context.currentTime + index * 0.35 + 0.3)
      return new Promise((resolve) => note.addEventListener('ended', resolve))
    })
    await Promise.all(notes)
    this.stop()
  }

  /** Hears three seconds of this microphone, then plays them; `playing` is called in between. Resolves when they are over. */
  async own(microphone: MediaStreamTrack, speaker: string, playing: () => void): Promise<void> {
    const { context, out } = await this.#open(speaker)
    const sound = await this.#record(microphone)
    const buffer = await context.decodeAudioData(await sound.arrayBuffer()).catch(() => null)
    if (buffer === null || context !== this.#context) return
    playing()
    const source = new AudioBufferSourceNode(context, { buffer })
    source.connect(out)
    source.start()
    await new Promise((resolve) => source.addEventListener('ended', resolve))
    this.stop()
  }

  stop(): void {
    clearTimeout(this.#timer)
    void this.#context?.close()
    this.#context = null
  }

  /** By an element, which can be sent to a loudspeaker where a context cannot. */
  async #open(speaker: string): Promise<{ context: AudioContext; out: AudioNode }> {
    this.stop()
    const context = new AudioContext()
    this.#context = context
    const out = new MediaStreamAudioDestinationNode(context)
    const element = new Audio()
    element.srcObject = out.stream
    if ('setSinkId' in element && speaker !== '') await element.setSinkId(speaker).catch(() => {})
    await element.play().catch(() => {})
    return { context, out }
  }

  #record(microphone: MediaStreamTrack): Promise<Blob> {
    const recorder = new MediaRecorder(new MediaStream([microphone]))
    const parts: Blob[] = []
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    const over = new Promise<Blob>((resolve) =>
      recorder.addEventListener('stop', () => resolve(new Blob(parts, { type: recorder.mimeType }))),
    )
    recorder.start()
    this.#timer = setTimeout(() => recorder.stop(), ownMs)
    return over
  }
}
