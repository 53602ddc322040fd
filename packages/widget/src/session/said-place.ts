import type { Place } from '@switchboard/protocol'
import type { Words } from '../words/words.js'

/** A place in line is told at most this often, ms. */
const everyMs = 30_000

/** The place in line as a screen reader was last told: anew at most every half minute. */
export class SaidPlace {
  #said = { text: '', at: -Infinity }

  /** What is said now; empty while one does not stand in line. `now`: epoch ms. */
  of(place: Place | null, words: Words, now: number): string {
    if (place === null) this.#said = { text: '', at: -Infinity }
    else if (now - this.#said.at >= everyMs)
      this.#said = { text: words.inLine(place.place, place.about), at: now }
    return this.#said.text
  }
}
