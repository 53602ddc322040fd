/**
 * The script that a company embeds. It draws the launcher and listens; the panel is fetched when somebody wants
 * to talk. Before that: no request, no socket, and of storage one look whether a contact is open.
 */
import { embed } from './launcher/embed.js'

const script = (document.currentScript ??
  document.querySelector('script[data-site]')) as HTMLScriptElement | null
const site = script?.dataset['site']

if (script === null || !site) {
  console.error('Switchboard: the script tag needs data-site, the key of your site')
} else if (window.switchboard?.site === undefined) {
  embed(script, site)
}
