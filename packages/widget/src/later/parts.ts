import { fetchPart } from './fetch-part.js'

/** The longest pause between two tries, ms. */
const longestPause = 30_000

/** Whatever comes later brings its style sheet. */
interface Dressed {
  readonly style: string
}

/** The parts of the panel that come when they are wanted; one that cannot be had is tried again, and at once when the browser is online again. */
export class Parts {
  readonly #got = new Map<unknown, unknown>()
  readonly #stops = new Set<() => void>()
  readonly #arrived: (part: Dressed) => void

  /** `arrived` is called after each part that has come, once. */
  constructor(arrived: (part: Dressed) => void) {
    this.#arrived = arrived
  }

  /** What `load` brings; null while it is on its way. The function itself is the part's name: give the same one each time. */
  get<T extends Dressed>(load: () => Promise<T>): T | null {
    if (!this.#got.has(load)) {
      this.#got.set(load, null)
      void this.#fetch(load, 0)
    }
    return this.#got.get(load) as T | null
  }

  /** Stops trying; what was on its way is wanted anew at the next `get`. */
  stop(): void {
    for (const stop of this.#stops) stop()
    this.#stops.clear()
    for (const [load, part] of this.#got) if (part === null) this.#got.delete(load)
  }

  async #fetch(load: () => Promise<Dressed>, tries: number): Promise<void> {
    let part: Dressed
    try {
      part = await fetchPart(load, tries > 0)
    } catch {
      if (this.#got.has(load)) this.#wait(load, tries)
      return
    }
    this.#got.set(load, part)
    this.#arrived(part)
  }

  #wait(load: () => Promise<Dressed>, tries: number): void {
    const stop = (): void => {
      clearTimeout(timer)
      removeEventListener('online', again)
      this.#stops.delete(stop)
    }
    const again = (): void => {
      stop()
      void this.#fetch(load, tries + 1)
    }
    const timer = setTimeout(again, Math.min(longestPause, 1_000 * 2 ** tries))
    addEventListener('online', again)
    this.#stops.add(stop)
  }
}
