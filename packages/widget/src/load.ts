import type { WidgetEvents } from './events.js'
import type { Methods, Switchboard } from './switchboard.js'

/** Which widget, and from where. */
export interface LoadOptions {
  /** The embed key of the site. */
  readonly site: string
  /** The address of the gateway, such as `https://support.example.com`. */
  readonly gateway: string
  /** The language, a BCP 47 tag; absent: that of the page. */
  readonly locale?: string
  /** For a policy of nonces. */
  readonly nonce?: string
}

/** Calls a method of `window.switchboard`, now or when it has arrived; `on` answers its undo at once. */
export interface Call {
  <Event extends keyof WidgetEvents>(
    method: 'on',
    event: Event,
    hear: (detail: WidgetEvents[Event]) => void,
  ): () => void
  <Name extends Exclude<keyof Methods, 'on'>>(
    method: Name,
    ...parameters: Parameters<Methods[Name]>
  ): ReturnType<Methods[Name]>
}

/**
 * Puts the script tag on the page, once, and answers the function to call; calls before it has arrived are kept. On a server it
 * does nothing and so does what it answers, so that a component may call it anywhere.
 */
export function load(options: LoadOptions): Call {
  if (typeof document === 'undefined') return (() => {}) as unknown as Call
  if (typeof window.switchboard !== 'function') {
    window.switchboard = stub()
    document.head.append(scriptTag(options))
  }
  return through as Call
}

function through(name: string, ...parameters: unknown[]): unknown {
  return name === 'on' ? on(...(parameters as Parameters<typeof on>)) : call(name, ...parameters)
}

function call(...all: unknown[]): unknown {
  return (window.switchboard as ((...call: unknown[]) => unknown) | undefined)?.(...all)
}

function on(name: keyof WidgetEvents, hear: (detail: never) => void): () => void {
  let listens = true
  const undo = call('on', name, (detail: never) => listens && hear(detail))
  return () => {
    listens = false
    if (typeof undo === 'function') (undo as () => void)()
  }
}

function stub(): Switchboard {
  const q: Iterable<unknown>[] = []
  const kept = (...all: unknown[]): void => void q.push(all)
  return Object.assign(kept, { q }) as unknown as Switchboard
}

function scriptTag({ site, gateway, locale, nonce }: LoadOptions): HTMLScriptElement {
  const script = document.createElement('script')
  script.async = true
  script.dataset['site'] = site
  if (locale !== undefined) script.dataset['locale'] = locale
  if (nonce !== undefined) script.nonce = nonce
  script.src = trusted(new URL('/widget.js', gateway).href)
  return script
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string }
}

/** Where a page trusts types, its policy has to allow one named `switchboard`. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
  if (trustedTypes === undefined) return url
  return trustedTypes.createPolicy('switchboard', { createScriptURL: (text) => text }).createScriptURL(url)
}
