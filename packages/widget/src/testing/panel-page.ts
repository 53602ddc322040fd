import { page, userEvent } from 'vitest/browser'
import { drawLauncher } from '../launcher/launcher.js'
import { PanelElement } from '../panel-element.js'
import type { Words } from '../words/words.js'
import { en } from './words.js'
import { faultsIn } from './faults.js'
import { memorySession, MemoryVisits } from './memory-session.js'
import type { MemorySession } from './memory-session.js'
import { SimulatedGateway } from './simulated-gateway.js'

/** The panel on an empty page, on a simulated gateway. */
export interface PanelPage {
  readonly gateway: SimulatedGateway
  readonly storage: MemoryVisits
  readonly host: HTMLElement
  readonly widget: PanelElement
  readonly made: MemorySession
  /** Writes and sends. */
  write(text: string): Promise<void>
  /** What axe finds, in both themes; animations are over when it looks. */
  faults(): Promise<string[]>
  /** The session goes on in a panel that remembers nothing of before, as in another tab. */
  otherTab(): void
  end(): void
}

/** Puts it there; the gateway may be set up before anybody asks. */
export function panelPage(words: Words = en, storage = new MemoryVisits()): PanelPage {
  if (customElements.get('switchboard-panel') === undefined)
    customElements.define('switchboard-panel', PanelElement)
  document.documentElement.lang = words.tag
  document.title = 'A shop'
  const gateway = new SimulatedGateway()
  const host = document.createElement('switchboard-widget')
  const root = host.attachShadow({ mode: 'open' })
  const launcher = drawLauncher(root)
  launcher.button.ariaLabel = words.writeToUs
  document.body.append(host)
  const widget = document.createElement('switchboard-panel') as PanelElement
  widget.words = words
  root.append(widget)
  const made = memorySession(gateway, storage)
  const begin = (): void => widget.begin(made.session, launcher, () => {}, made.line)
  begin()
  return {
    gateway,
    storage,
    host,
    widget,
    made,
    async write(text) {
      await userEvent.fill(page.getByRole('textbox', { name: words.message }), text)
      await userEvent.click(page.getByRole('button', { name: words.send, exact: true }))
    },
    faults: () => faultsIn(host),
    otherTab() {
      sessionStorage.clear()
      begin()
      widget.open()
    },
    end() {
      widget.end()
      made.session.dispose()
      host.remove()
    },
  }
}
