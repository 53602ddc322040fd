/** The name of the widget's element. */
export const tag = 'switchboard-widget'

/** Makes `<switchboard-widget>` an element that tells `window.switchboard` when it is put on the page or taken off it. A name cannot be given back: it is made once. */
export function defineElement(): void {
  if (customElements.get(tag)) return
  customElements.define(
    tag,
    class extends HTMLElement {
      connectedCallback(): void {
        window.switchboard?.moved?.(this)
      }
      disconnectedCallback(): void {
        window.switchboard?.moved?.(this)
      }
    },
  )
}
