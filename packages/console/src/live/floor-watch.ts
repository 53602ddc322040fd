import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Floor } from '../state/floor.js'

/** Looks at the floor while its element is on the page, and draws the element at each change and every second. */
export class FloorWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #floor: () => Floor
  #end: (() => void) | null = null
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(host: ReactiveControllerHost, floor: () => Floor) {
    this.#host = host
    this.#floor = floor
    host.addController(this)
  }

  hostUpdate(): void {
    // The floor is given with the first drawing.
    this.#end ??= this.#floor().watch(() => this.#host.requestUpdate())
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#host.requestUpdate(), 1_000)
  }

  hostDisconnected(): void {
    clearInterval(this.#timer)
    this.#end?.()
    this.#end = null
  }
}
