/** Selects the first field that is wrong; of a choice, its first option. */
export const invalid = 'input[aria-invalid=true], textarea[aria-invalid=true], [aria-invalid=true] input'

const reachable = 'a[href], button:enabled, textarea:enabled, input:enabled, [tabindex="0"]'

/** Hears the keys of the panel: Escape closes it, and Tab stays inside of one that covers the page. */
export function guardKeys(event: KeyboardEvent, coversPage: boolean, close: () => void): void {
  if (event.key === 'Escape' && !event.isComposing) {
    event.stopPropagation()
    close()
  } else if (event.key === 'Tab' && coversPage) keepInside(event, event.currentTarget as Element)
}

/** Keeps Tab inside of a panel that covers the page: from the last to the first, and back. */
function keepInside(event: KeyboardEvent, panel: Element): void {
  const all = [...panel.querySelectorAll<HTMLElement>(reachable)]
  const edge = event.shiftKey ? all[0] : all.at(-1)
  const other = event.shiftKey ? all.at(-1) : all[0]
  if (event.composedPath()[0] !== edge) return
  event.preventDefault()
  other?.focus()
}

/** The element that has the focus, also inside of open shadow roots. */
export function focused(): HTMLElement | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement
  return active instanceof HTMLElement && active !== document.body ? active : null
}

/** Gives the focus to what should have it, also where that is still on its way. */
export class Focusing {
  #owed: string | null = null

  /** To the first of these that is there; the very first gets it once it has come. */
  give(root: ShadowRoot, ...selectors: readonly string[]): void {
    const [best = ''] = selectors
    const found = selectors.find((selector) => root.querySelector(selector) !== null)
    this.#owed = found === best ? null : best
    if (found !== undefined) root.querySelector<HTMLElement>(found)!.focus()
  }

  /** What should have had the focus may have come in the meantime: it gets it, if it went nowhere else. */
  pay(root: ShadowRoot): void {
    const element = this.#owed === null ? null : root.querySelector<HTMLElement>(this.#owed)
    if (element === null) return
    if (root.activeElement?.matches('h2,.smile')) element.focus()
    this.#owed = null
  }
}
