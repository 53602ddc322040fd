import type { Head, Log } from '../log/log.js'

/** Reads heads from the database. What is asked while one question is under way goes into the next: a storm of resumes is few questions. */
export class FreshHeads {
  readonly #log: Pick<Log, 'heads'>
  #asked = new Map<string, ((head: Head | null) => void)[]>()
  #failed: ((error: unknown) => void)[] = []
  #asking = false

  constructor(log: Pick<Log, 'heads'>) {
    this.#log = log
  }

  /** The head as it is after this call; null where there is no such stream. */
  read(stream: string): Promise<Head | null> {
    return new Promise((resolve, reject) => {
      const waiting = this.#asked.get(stream)
      if (waiting) waiting.push(resolve)
      else this.#asked.set(stream, [resolve])
      this.#failed.push(reject)
      void this.#ask()
    })
  }

  async #ask(): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    // Let all that is asked in the same turn come into one question.
    await Promise.resolve()
    while (this.#asked.size > 0) {
      const asked = this.#asked
      const failed = this.#failed
      this.#asked = new Map()
      this.#failed = []
      try {
        const found = new Map((await this.#log.heads([...asked.keys()])).map((head) => [head.id, head]))
        for (const [stream, waiting] of asked)
          for (const resolve of waiting) resolve(found.get(stream) ?? null)
      } catch (error) {
        for (const reject of failed) reject(error)
      }
    }
    this.#asking = false
  }
}
