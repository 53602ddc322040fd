/**
 * What the gateway appends to the loader of a site that greets its visitors: it looks once a second, and fetches the bubble when a
 * rule fits. Who has opened the panel on this page, or has an open contact, is not greeted.
 */
import type { Greetings } from './rules.js'
import { watch } from './watch.js'

/** By embed key: the gateway writes it around this script. */
declare const greetings: Readonly<Record<string, Greetings>>

const api = window.switchboard
const { parts } = api ?? {}
if (api && parts) {
  // The script may be there twice: the first one greets.
  delete api.parts
  watch({ parts, sites: greetings, base: baseOf(document.currentScript) })
}

/** Where a script of another origin lies, its imports do not know by themselves; and a module has no current script. */
function baseOf(current: Document['currentScript']): string {
  const script =
    current instanceof HTMLScriptElement
      ? current
      : document.querySelector<HTMLScriptElement>('script[src*="/widget.js"]')
  return script!.src
}
