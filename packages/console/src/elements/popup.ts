import type { LitElement, ReactiveController } from 'lit'

/**
 * Opens and closes what hangs from a button: Escape and a second press close it and give the focus back, a press
 * elsewhere or leaving by Tab closes it and leaves the focus where it goes.
 */
export class Popup implements ReactiveController {
  open = false
  readonly #host: LitElement
  readonly #opener: () => HTMLElement | null

  constructor(host: LitElement, opener: () => HTMLElement | null) {
    this.#host = host
    this.#opener = opener
    host.addController(this)
  }

  toggle(): void {
    if (this.open) this.close()
    else this.#set(true)
  }

  /** Closes and gives the focus back to the button. */
  close(): void {
    if (!this.open) return
    this.#set(false)
    this.#opener()?.focus()
  }

  hostConnected(): void {
    document.addEventListener('pointerdown', this.#pressed)
    this.#host.addEventListener('focusout', this.#left)
    this.#host.addEventListener('keydown', this.#key)
  }

  hostDisconnected(): void {
    document.removeEventListener('pointerdown', this.#pressed)
    this.#host.removeEventListener('focusout', this.#left)
    this.#host.removeEventListener('keydown', this.#key)
  }

  #set(open: boolean): void {
    if (this.open === open) return
    this.open = open
    this.#host.requestUpdate()
  }

  readonly #pressed = (event: Event): void => {
    if (!event.composedPath().includes(this.#host)) this.#set(false)
  }

  readonly #left = (event: FocusEvent): void => {
    // Focus that goes nowhere (another window) comes back; only another element of the page closes.
    if (event.relatedTarget !== null) this.#set(false)
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.open) return
    event.preventDefault()
    event.stopPropagation()
    this.close()
  }
}
