import { visitKey } from '../session/visit-key.js'
import type { Methods, Way } from '../switchboard.js'
import { pickLanguage } from '../words/language.js'
import { launcherWords } from '../words/launcher.js'
import { answerCalls } from './answer-calls.js'
import { drawLauncher, make } from './launcher.js'
import { createListeners } from './listeners.js'
import { createPanelLoader } from './panel-loader.js'

/** Puts the launcher on the page of a site, takes the calls that the stub has kept, and fetches the panel on intent. */
export function embed(script: HTMLScriptElement, site: string): void {
  const host = document.querySelector<HTMLElement>('switchboard-widget') ?? make('switchboard-widget', {})
  const launcher = drawLauncher(host.shadowRoot ?? host.attachShadow({ mode: 'open' }))
  const { emit, on } = createListeners()
  const note = make('p', { role: 'alert' })
  const panel = createPanelLoader(script.src, note, { host, site, launcher, emit })

  const methods: Methods = {
    open: (way) => panel.use((opened) => opened.open(way)),
    close: () => panel.useIfWanted((opened) => opened.close()),
    on(name, fn) {
      // The loader is ready from the first call on.
      if (name === 'ready') queueMicrotask(fn as () => void)
      return on(name, fn)
    },
    locale(tag) {
      const wishes = [tag, script.dataset['locale'], document.documentElement.lang, ...navigator.languages]
      const language = pickLanguage(wishes, Object.keys(launcherWords))
      host.setAttribute('locale', language)
      ;[launcher.button.ariaLabel, note.textContent] = launcherWords[language]!
    },
    theme: (theme) => host.setAttribute('theme', theme),
    reset: () =>
      panel.useIfWanted((opened) => opened.reset()) || attempt(() => localStorage.removeItem(visitKey(site))),
    destroy() {
      panel.useIfWanted((opened) => opened.destroy())
      document.removeEventListener('click', press)
      host.remove()
      delete window.switchboard
    },
  }

  const press = (event: MouseEvent): void => {
    for (const node of event.composedPath() as Partial<HTMLElement>[]) {
      const way = node === launcher.button ? 'chat' : node.dataset?.['switchboard']
      if (way === undefined) continue
      event.preventDefault()
      methods.open(way as Way)
    }
  }

  methods.locale('')
  document.addEventListener('click', press)
  whenBody(() => host.isConnected || document.body.append(host))
  answerCalls(methods, site)
  if (hasOpenContact(site)) panel.use()
}

function whenBody(run: () => unknown): void {
  // The type does not know of scripts that run before the body is there.
  if (document.body as HTMLElement | null) run()
  else document.addEventListener('DOMContentLoaded', run)
}

function hasOpenContact(site: string): boolean {
  const visit = attempt(
    () => JSON.parse(localStorage.getItem(visitKey(site))!) as { contact?: string; ended?: boolean } | null,
  )
  return !!visit?.contact && !visit.ended
}

/** Storage may be off, partitioned or hold what others wrote. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}
