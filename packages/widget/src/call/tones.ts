/** What a caller hears while nobody talks: that it rings, or that one waits on hold. */
export type Tone = 'ringing' | 'hold'

interface Note {
  /** Hz. */
  readonly pitch: number
  /** When it begins and how long it lasts, s. */
  readonly at: number
  readonly length: number
}

const score: Readonly<Record<Tone, { readonly everyS: number; readonly notes: readonly Note[] }>> = {
  ringing: { everyS: 4, notes: [{ pitch: 425, at: 0, length: 1 }] },
  hold: {
    everyS: 6,
    notes: [261.63, 329.63, 392, 523.25, 392, 329.63].map((pitch, index) => ({
      pitch,
      at: index * 0.6,
      length: 0.5,
    })),
  },
}
/** −30 dBFS: beside a voice it is quiet. */
const peak = 10 ** (-30 / 20)

/** Plays tones, without files and without sending anything. */
export class Tones {
  #context: AudioContext | null = null
  #playing: Tone | null = null
  #timer: ReturnType<typeof setInterval> | undefined

  /** Plays this over and over; null: nothing. */
  play(tone: Tone | null): void {
    if (tone === this.#playing) return
    this.#playing = tone
    clearInterval(this.#timer)
    void this.#context?.close()
    this.#context = null
    if (tone === null) return
    const context = new AudioContext()
    this.#context = context
    const { everyS, notes } = score[tone]
    const once = (): void => {
      for (const note of notes) sound(context, note)
    }
    once()
    this.#timer = setInterval(once, everyS * 1_000)
  }
}

function sound(context: AudioContext, { pitch, at, length }: Note): void {
  const start = context.currentTime + at
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setTargetAtTime(peak, start, 0.02)
  gain.gain.setTargetAtTime(0, start + length, 0.06)
  const oscillator = new OscillatorNode(context, { frequency: pitch })
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(start + length + 0.5)
}
