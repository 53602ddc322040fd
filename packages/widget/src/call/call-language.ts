import { loadCallWords } from '../words/calling.js'
import type { CallWords } from '../words/words.js'

/** The words of calls in the language of the panel: fetched once, and again where that failed. */
export class CallLanguage {
  readonly #changed: () => void
  #tag = ''
  #words: CallWords | null = null

  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** The words of this language; null while they are on their way. */
  of(tag: string): CallWords | null {
    if (tag !== this.#tag) void this.#fetch(tag)
    return this.#words
  }

  async #fetch(tag: string): Promise<void> {
    this.#tag = tag
    const words = await loadCallWords(tag).catch(() => null)
    if (tag !== this.#tag) return
    this.#words = words
    // Asked again with the next drawing, which comes by itself.
    if (words === null) this.#tag = ''
    else this.#changed()
  }
}
