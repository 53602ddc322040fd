import type { WidgetEvents } from './events.js'

/** What `open` may open. */
export type Way = 'chat' | 'call'

/** The methods of `window.switchboard(method, …)`. */
export interface Methods {
  /** Opens the panel; with a way, right there. */
  open(way?: Way): void
  close(): void
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

/** `window.switchboard`: before the loader came, a stub that keeps the calls in `q`. */
export interface Switchboard {
  <Name extends keyof Methods>(
    method: Name,
    ...parameters: Parameters<Methods[Name]>
  ): ReturnType<Methods[Name]>
  q?: { push(call: ArrayLike<unknown>): unknown } | ArrayLike<unknown>[]
  /** The site that the loader serves, once it has run. */
  site?: string
}

declare global {
  interface Window {
    switchboard?: Switchboard
  }
}
