import type { WidgetEvents } from './events.js'
import type { LauncherParts } from './launcher/panel-loader.js'

/** What `open` may open. */
export type Way = 'chat' | 'call'

/** What a brand's own pages may say about a visitor: short names, values of text, number or yes and no. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>

/** The methods of `window.switchboard(method, …)`. */
export interface Methods {
  /** Opens the panel; with a way, right there. */
  open(way?: Way): void
  close(): void
  /** Says who the visitor is: `token` is a JWT that your server has signed. Contacts of this browser go on as theirs. */
  identify(who: { readonly token: string }): void
  /** Adds attributes to what is known of the visitor's visit; `null` takes one away. */
  update(what: { readonly attributes: Attributes }): void
  /** Whether the visitor agrees that the page greets, and keeps when it did; sites that ask for it greet nobody before. */
  consent(agrees: boolean): void
  /** Calls `fn` at every such event; the answer takes it back. */
  on<Name extends keyof WidgetEvents>(name: Name, fn: (detail: WidgetEvents[Name]) => void): () => void
  /** The language, as a BCP 47 tag. */
  locale(tag: string): void
  theme(theme: 'light' | 'dark' | 'auto'): void
  /** Forgets the visitor: as after a log-out. */
  reset(): void
  /** Takes everything off the page; nothing stays behind. */
  destroy(): void
}

/** What the loader does itself; the rest waits for the panel. */
export type LoaderMethods = Omit<Methods, 'close' | 'identify' | 'update' | 'consent'>

/** A call for the panel: a method of it and the parameters. */
export type PanelCall = readonly [name: string, ...parameters: unknown[]]

/** `window.switchboard`: before the loader came, a stub that keeps the calls in `q`. */
export interface Switchboard {
  <Name extends keyof Methods>(
    method: Name,
    ...parameters: Parameters<Methods[Name]>
  ): ReturnType<Methods[Name]>
  q?: { push(call: Iterable<unknown>): unknown } | Iterable<unknown>[]
  /** The widget's elements tell here that they were put on the page or taken off it. Only there once the loader has run. */
  moved?(element: HTMLElement): void
  /** For what the gateway appends to the loader, which takes it away. */
  parts?: () => LauncherParts
}

declare global {
  interface Window {
    switchboard?: Switchboard
  }
}
