import { panelPath } from '../panel-path.js'
import type { MountParts, Panel } from '../panel.js'
import { visitKey } from '../session/visit-key.js'
import type { Methods, Way } from '../switchboard.js'
import { pickLanguage } from '../words/language.js'
import { launcherWords } from '../words/launcher.js'
import { answerCalls } from './answer-calls.js'
import { drawLauncher, make } from './launcher.js'
import { createListeners } from './listeners.js'

/** Puts the launcher on the page of a site, takes the calls that the stub has kept, and fetches the panel on intent. */
export function embed(script: HTMLScriptElement, site: string): void {
  const host = document.querySelector<HTMLElement>('switchboard-widget') ?? make('switchboard-widget', {})
  const launcher = drawLauncher(host.shadowRoot ?? host.attachShadow({ mode: 'open' }))
  const { box, button } = launcher
  const { emit, on } = createListeners()
  const note = make('p', { role: 'alert' })
  let away = ''
  let panel: Promise<Panel> | undefined
  let tries = 0

  const withPanel = (use?: (panel: Panel) => void): void => {
    note.remove()
    // A browser may remember that a module could not be had; the fragment makes it ask again.
    const url = new URL(`${panelPath}#${tries}`, script.src)
    panel ??= import(url.href).then(({ mount }: { mount(parts: MountParts): Panel }) =>
      mount({ host, site, origin: url.origin, launcher, emit }),
    )
    panel.then(use, (error: unknown) => {
      panel = undefined
      tries++
      note.textContent = away
      if (use) box.append(note)
      emit('error', { code: 'unreachable', message: String(error) })
    })
  }

  const methods: Methods = {
    open: (way) => withPanel((opened) => opened.open(way)),
    close: () => panel && withPanel((opened) => opened.close()),
    on(name, fn) {
      // The loader is ready from the first call on.
      if (name === 'ready') queueMicrotask(fn as () => void)
      return on(name, fn)
    },
    locale(tag) {
      const wishes = [tag, script.dataset['locale'], document.documentElement.lang, ...navigator.languages]
      const language = pickLanguage(wishes, Object.keys(launcherWords))
      host.setAttribute('locale', language)
      const [write, gone] = launcherWords[language]!
      button.ariaLabel = write
      away = gone
    },
    theme: (theme) => host.setAttribute('theme', theme),
    reset: () =>
      panel ? withPanel((opened) => opened.reset()) : attempt(() => localStorage.removeItem(visitKey(site))),
    destroy() {
      if (panel) withPanel((opened) => opened.destroy())
      document.removeEventListener('click', press)
      host.remove()
      delete window.switchboard
    },
  }

  const press = (event: MouseEvent): void => {
    for (const node of event.composedPath() as Partial<HTMLElement>[]) {
      const way = node === button ? 'chat' : node.dataset?.['switchboard']
      if (way === undefined) continue
      event.preventDefault()
      methods.open(way as Way)
    }
  }

  methods.locale('')
  document.addEventListener('click', press)
  const enter = (): unknown => host.isConnected || document.body.append(host)
  // The type does not know of scripts that run before the body is there.
  if (document.body as HTMLElement | null) enter()
  else document.addEventListener('DOMContentLoaded', enter)
  answerCalls(methods, site)
  const visit = attempt(
    () => JSON.parse(localStorage.getItem(visitKey(site))!) as { contact?: string; ended?: boolean } | null,
  )
  if (visit?.contact && !visit.ended) withPanel()
}

/** Storage may be off, partitioned or hold what others wrote. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}
