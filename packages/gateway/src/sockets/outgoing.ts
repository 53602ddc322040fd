import type { Socket } from 'node:net'

/**
 * Lets what goes to one socket in one turn of the event loop leave in one system call: an acknowledgement and its fact come
 * together, and each call costs more than all else that is done for a message.
 */
export class Outgoing {
  #corked: Socket[] = []
  readonly #uncork = (): void => {
    const corked = this.#corked
    this.#corked = []
    for (const line of corked) line.uncork()
  }

  /** To be called before something is written; it leaves at the end of this turn. */
  gather(line: Socket): void {
    // Corked by us or by nobody: a WebSocket's own corking ends before it returns.
    if (line.writableCorked > 0) return
    line.cork()
    if (this.#corked.length === 0) setImmediate(this.#uncork)
    this.#corked.push(line)
  }

  /** Lets it leave now: from here on what waits, waits for the reader. */
  letGo(line: Socket): void {
    line.uncork()
  }
}
