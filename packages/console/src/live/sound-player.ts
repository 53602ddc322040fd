/** Plays sound that is at hand as a whole. */
export class SoundPlayer {
  readonly #context: AudioContext
  readonly #sound: AudioBuffer
  #source: AudioBufferSourceNode | null = null
  /** Where it stands while it does not play, and when playing began by the context's clock; both s. */
  #from = 0
  #since = 0

  private constructor(context: AudioContext, sound: AudioBuffer) {
    this.#context = context
    this.#sound = sound
  }

  /** Reads a file of sound; rejects where it is none. */
  static async open(bytes: ArrayBuffer): Promise<SoundPlayer> {
    const context = new AudioContext()
    return new SoundPlayer(context, await context.decodeAudioData(bytes))
  }

  get channels(): readonly Float32Array[] {
    return Array.from({ length: this.#sound.numberOfChannels }, (_, channel) =>
      this.#sound.getChannelData(channel),
    )
  }

  get playing(): boolean {
    return this.#source !== null
  }

  /** Where it is, s. */
  get at(): number {
    const gone = this.#source === null ? 0 : this.#context.currentTime - this.#since
    return Math.min(this.#sound.duration, this.#from + gone)
  }

  toggle(): void {
    if (this.#source === null) this.#play(this.#from >= this.#sound.duration ? 0 : this.#from)
    else this.#stop()
  }

  /** Goes on from another place, in s. */
  seek(to: number): void {
    const place = Math.max(0, Math.min(this.#sound.duration, to))
    const { playing } = this
    this.#stop()
    this.#from = place
    if (playing) this.#play(place)
  }

  close(): void {
    this.#stop()
    void this.#context.close()
  }

  #play(from: number): void {
    void this.#context.resume()
    const source = new AudioBufferSourceNode(this.#context, { buffer: this.#sound })
    source.connect(this.#context.destination)
    source.addEventListener('ended', () => source === this.#source && this.#stop())
    source.start(0, from)
    this.#source = source
    this.#from = from
    this.#since = this.#context.currentTime
  }

  #stop(): void {
    this.#from = this.at
    const source = this.#source
    this.#source = null
    source?.stop()
  }
}
