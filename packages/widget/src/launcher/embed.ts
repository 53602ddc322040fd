import { visitKey } from '../session/visit-key.js'
import type { LoaderMethods, PanelCall } from '../switchboard.js'
import { pickLanguage } from '../words/language.js'
import { launcherWords } from '../words/tables/launcher.js'
import { answerCalls } from './answer-calls.js'
import { defineElement, tag } from './element.js'
import { drawLauncher } from './launcher.js'
import type { Launcher } from './launcher.js'
import { make } from './make.js'
import { hasOpenContact } from './open-contact.js'
import { createPanelLoader } from './panel-loader.js'
import type { LauncherParts } from './panel-loader.js'

/**
 * Puts the launcher on the page, or into the element that the page has placed by hand; takes the calls that the stub has
 * kept; fetches the panel on intent. What only the panel can do waits in `calls` until it is there.
 */
export function embed(script: HTMLScriptElement): void {
  const calls: PanelCall[] = []
  const given = script.dataset['site']
  let host: HTMLElement | undefined
  let launcher: Launcher | undefined
  let site = given
  let wanted: string | undefined
  let looks: string | undefined
  let away: string
  const parts = (): LauncherParts => ({
    host: host!,
    site: site!,
    launcher: launcher!,
    away,
    calls,
  })
  const fetchPanel = createPanelLoader(script.src, parts)

  const dress = (): void => {
    if (!host) return
    if (looks) host.setAttribute('theme', looks)
    const wishes = [
      wanted,
      host.getAttribute('locale'),
      script.dataset['locale'],
      document.documentElement.lang,
    ]
    const language = pickLanguage([...wishes, ...navigator.languages], Object.keys(launcherWords))
    calls.push(['locale', language])
    ;[launcher!.label.textContent, away] = launcherWords[language]!
  }
  const begin = (element: HTMLElement): void => {
    site = element.getAttribute('site') ?? given
    if (!site) return
    host = element
    launcher = drawLauncher(host.shadowRoot ?? host.attachShadow({ mode: 'open' }))
    dress()
    const asked = calls.some(([name]) => name === 'open')
    if (asked || hasOpenContact(site)) fetchPanel(asked)
  }
  // A page that replaces its body takes the widget away, and it comes back.
  const place = (): void => {
    if (given) {
      if (!host?.isConnected) document.body.append(host ?? make(tag, { site: given }))
    } else if (!host) console.error('Switchboard: data-site is missing: docs/widget.md')
  }
  const methods: LoaderMethods = {
    open(way) {
      calls.push(['open', way])
      if (host) fetchPanel(true)
    },
    on(name, fn) {
      // The loader is ready from the first call on.
      if (name === 'ready') queueMicrotask(fn as () => void)
      calls.push(['on', name, fn])
      return () => void calls.push(['off', name, fn])
    },
    locale(language) {
      wanted = language
      dress()
    },
    theme(theme) {
      looks = theme
      dress()
    },
    reset() {
      calls.push(['reset'])
      forget(visitKey(site!))
    },
    destroy() {
      calls.push(['destroy'])
      document.removeEventListener('click', press)
      document.removeEventListener('DOMContentLoaded', place)
      delete window.switchboard
      host?.remove()
    },
  }
  const press = (event: MouseEvent): void => {
    for (const node of event.composedPath() as Partial<HTMLElement>[]) {
      const way = node.dataset?.['switchboard']
      if (way === undefined) continue
      event.preventDefault()
      methods.open(way as 'chat')
    }
  }

  document.addEventListener('click', press)
  answerCalls(methods, parts, (element) => {
    if (!host) begin(element)
    else if (element === host) queueMicrotask(place)
    // A router has put another one in the place of the first, which moves in with all it holds.
    else if (!host.isConnected) element.append(host)
  })
  defineElement()
  // The type does not know of scripts that run before the body is there.
  if (document.body as HTMLElement | null) place()
  else document.addEventListener('DOMContentLoaded', place)
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key)
    sessionStorage.removeItem(`${key}:draft`)
    sessionStorage.removeItem(`${key}:outbox`)
  } catch {
    // Storage is off: nothing is kept.
  }
}
