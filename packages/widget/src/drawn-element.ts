import { nothing, render } from 'lit/html.js'
import type { TemplateResult } from 'lit/html.js'

/** An element that draws itself once after all changes of a turn, into a root that it shares with others. Lit's own element does more, and weighs 2.4 kB. */
export abstract class DrawnElement extends HTMLElement {
  #next: Promise<void> | null = null
  /** What it draws before: by this node it finds again what it has drawn. */
  #before: ChildNode | null = null

  /** Done when what was asked for so far is drawn. */
  get drawn(): Promise<void> {
    return this.#next ?? Promise.resolve()
  }

  /** The root that it stands in. */
  get root(): ShadowRoot {
    return this.getRootNode() as ShadowRoot
  }

  /** Asks for it to be drawn anew. */
  redraw(): void {
    this.#next ??= this.#drawSoon()
  }

  async #drawSoon(): Promise<void> {
    await Promise.resolve()
    this.#next = null
    if (!this.isConnected) return
    this.willDraw()
    this.#before ??= this.root.firstChild
    render(this.draw(), this.root, { host: this, renderBefore: this.#before })
    this.hasDrawn()
  }

  protected abstract willDraw(): void
  protected abstract draw(): TemplateResult | typeof nothing
  protected abstract hasDrawn(): void
}

/** Adopts style sheets in a root, after those that it has. */
export function adopt(root: ShadowRoot, styles: readonly string[]): void {
  const sheets = styles.map((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    return sheet
  })
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets]
}
