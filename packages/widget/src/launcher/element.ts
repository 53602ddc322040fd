/** The name of the widget's element. */
export const tag = 'switchboard-widget'

/** Makes `<switchboard-widget>` an element that tells `window.switchboard` when it is put on the page or taken off it. A name cannot be given back: it is made once. */
export function defineElement(): void {
  if (customElements.get(tag)) return
  /**
   * The widget's place in a page, defined by the loader of the gateway, `/widget.js`. It has no slots and fires no events of
   * the DOM: `switchboard('on', event, fn)` tells what happens.
   *
   * @tag switchboard-widget
   *
   * @attr {string} site - The embed key, where the script tag has none.
   * @attr {string} locale - The language at the start, a BCP 47 tag.
   * @attr {'light' | 'dark' | 'auto'} [theme=auto] - The theme.
   *
   * @cssprop [--switchboard-brand=#0e6073] - Any colour; contrast is kept by itself.
   * @cssprop [--switchboard-radius=20px] - How round the launcher and the panel are, 0 to 28px.
   * @cssprop [--switchboard-font=system-ui] - A font family.
   * @cssprop [--switchboard-inset-x=20px] - The distance from the edge at the side.
   * @cssprop [--switchboard-inset-y=20px] - The distance from the lower edge.
   * @cssprop [--switchboard-side=end] - The side where it stands: start or end.
   * @cssprop [--switchboard-width=380px] - Of the panel, 320 to 440px.
   * @cssprop [--switchboard-z=2147483000] - The z-index.
   * @cssprop [--switchboard-theme=auto] - How the panel opens where nothing else says it: light, dark or auto.
   *
   * @csspart launcher - The button that opens the panel.
   * @csspart launcher-label - Its words, which only those see who give them a size.
   * @csspart badge - How many messages wait to be read.
   * @csspart greeting - What the page greets with, above the launcher.
   * @csspart panel - The whole panel.
   * @csspart header - The head of the panel.
   * @csspart body - What is between its head and its foot.
   * @csspart footer - Its foot.
   * @csspart button-primary - The button that one is meant to press.
   * @csspart button-secondary - Any other large button.
   * @csspart message - A message of the other side.
   * @csspart message-own - A message of the visitor.
   * @csspart card - A card that an agent has sent.
   * @csspart composer - The field to write in, with its buttons.
   * @csspart call-controls - The keys of a call.
   */
  class WidgetElement extends HTMLElement {
    connectedCallback(): void {
      window.switchboard?.moved?.(this)
    }
    disconnectedCallback(): void {
      window.switchboard?.moved?.(this)
    }
  }
  customElements.define(tag, WidgetElement)
}
