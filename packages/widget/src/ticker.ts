/** Calls once a second, while it runs. */
export class Ticker {
  #timer: ReturnType<typeof setInterval> | undefined
  readonly #tick: () => void

  constructor(tick: () => void) {
    this.#tick = tick
  }

  /** Lets it run, or stops it. */
  run(on: boolean): void {
    if (on) this.#timer ??= setInterval(this.#tick, 1_000)
    else {
      clearInterval(this.#timer)
      this.#timer = undefined
    }
  }
}
