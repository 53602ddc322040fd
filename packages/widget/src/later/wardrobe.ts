import { adopt } from '../drawn-element.js'

/** The style sheets of a root, each adopted once, in the order in which they are wanted. */
export class Wardrobe {
  readonly #worn = new Set<string>()
  readonly #root: () => ShadowRoot

  constructor(root: () => ShadowRoot) {
    this.#root = root
  }

  /** Adopts those that are new. */
  wear(...styles: readonly string[]): void {
    const news = styles.filter((style) => !this.#worn.has(style))
    for (const style of news) this.#worn.add(style)
    adopt(this.#root(), news)
  }
}
