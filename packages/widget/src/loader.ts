/**
 * The script that a company embeds. It draws the launcher and listens; the panel is fetched when somebody wants
 * to talk. Before that: no request, no socket, and of storage one look whether a contact is open.
 */
import { embed } from './launcher/embed.js'

// An element may be named currentScript, and a module has none.
const current = document.currentScript
const script =
  current instanceof HTMLScriptElement
    ? current
    : document.querySelector<HTMLScriptElement>('script[src*="/widget.js"]')

if (script && typeof window.switchboard?.moved !== 'function') embed(script)
