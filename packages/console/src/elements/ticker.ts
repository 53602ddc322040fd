import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Draws its element again every second, for what time itself changes. It decides nothing: deadlines are the gateway's. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#host.requestUpdate(), 1000)
  }

  hostDisconnected(): void {
    clearInterval(this.#timer)
  }
}
