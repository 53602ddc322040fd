/** A sound of the console: a ring for an offer, one note for a message elsewhere. */
export type Sound = 'offer' | 'message'

/** One note: Hz, when it begins and how long it lasts, in s. */
interface Note {
  readonly pitch: number
  readonly at: number
  readonly length: number
}

/** E5 and B5 for an offer, G5 for a message. */
const notes: Readonly<Record<Sound, readonly Note[]>> = {
  offer: [
    { pitch: 659.26, at: 0, length: 0.16 },
    { pitch: 987.77, at: 0.16, length: 0.16 },
  ],
  message: [{ pitch: 783.99, at: 0, length: 0.09 }],
}
/** −18 dBFS, with 8 ms to rise and 180 ms to die away. */
const shape = { peak: 10 ** (-18 / 20), rise: 0.008, decay: 0.18 } as const

/** Makes the console's sounds, without files. Until the page was touched once the browser lets nothing sound; then it is silent. */
export function createSounds(open: () => AudioContext = () => new AudioContext()): (sound: Sound) => void {
  let context: AudioContext | null = null
  return (sound) => {
    try {
      context ??= open()
      void context.resume().catch(() => {}) // nobody has touched the page yet: it stays silent
      for (const note of notes[sound]) play(context, note)
    } catch {
      // no sound card, or sound is forbidden: the title and the list tell all the same
    }
  }
}

/** A sine with a soft second partial. */
function play(context: AudioContext, { pitch, at, length }: Note): void {
  const start = context.currentTime + at
  const gain = context.createGain()
  gain.connect(context.destination)
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(shape.peak, start + shape.rise)
  gain.gain.setValueAtTime(shape.peak, start + length)
  gain.gain.exponentialRampToValueAtTime(0.0001, start + length + shape.decay)
  for (const [times, part] of [
    [1, 1],
    [2, 0.2],
  ] as const) {
    const [oscillator, level] = [context.createOscillator(), context.createGain()]
    oscillator.frequency.value = pitch * times
    level.gain.value = part
    oscillator.connect(level).connect(gain)
    oscillator.start(start)
    oscillator.stop(start + length + shape.decay)
  }
}
