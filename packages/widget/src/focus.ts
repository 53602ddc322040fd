/** Selects the first field that is wrong; of a choice, its first option. */
export const invalid = 'input[aria-invalid=true], textarea[aria-invalid=true], [aria-invalid=true] input'

const reachable = 'a[href], button:enabled, textarea:enabled, input:enabled, [tabindex="0"]'

/** Keeps Tab inside of a panel that covers the page: from the last to the first, and back. */
export function keepInside(event: KeyboardEvent, panel: Element): void {
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
