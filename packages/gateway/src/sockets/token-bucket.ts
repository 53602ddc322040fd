/** How many may come a second on average, and at once. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** Counts what came against a rate; holds two numbers and no timer. */
export class TokenBucket {
  #left: number
  #at: number

  constructor(rate: Rate, now: number) {
    this.#left = rate.burst
    this.#at = now
  }

  /** Takes one, or says that there is none. `now` in ms of any clock that does not go back. */
  take(rate: Rate, now: number): boolean {
    this.#left = Math.min(rate.burst, this.#left + ((now - this.#at) / 1000) * rate.perSecond)
    this.#at = now
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}
