import { browserLine, createClient, newUuid, sessionOutbox } from '@switchboard/client'
import type { Emit } from './events.js'
import type { Launcher } from './launcher/launcher.js'
import { Session } from './session/session.js'
import { visitKey } from './session/visit-key.js'
import { browserVisits } from './session/visit-storage.js'
import { admit } from './session/visitor-token.js'
import { SwitchboardWidget } from './switchboard-widget.js'
import type { Way } from './switchboard.js'

/** What the loader hands over when somebody wants to talk. */
export interface MountParts {
  readonly host: HTMLElement
  readonly site: string
  /** Of the gateway, such as `https://support.example.com`. */
  readonly origin: string
  readonly launcher: Launcher
  readonly emit: Emit
}

/** The panel, as the loader drives it. */
export interface Panel {
  open(way?: Way): void
  close(): void
  /** Forgets the visitor and begins anew. */
  reset(): void
  /** Ends the line and everything else that it has begun. */
  destroy(): void
}

/** The longest address of a page that a contact keeps, in UTF-16 code units. */
const pageLength = 2048

/** Brings the panel to life in the launcher's element, and connects at once where a contact is open. */
export function mount({ host, site, origin, launcher, emit }: MountParts): Panel {
  if (customElements.get('switchboard-widget') === undefined)
    customElements.define('switchboard-widget', SwitchboardWidget)
  customElements.upgrade(host)
  const widget = host as SwitchboardWidget
  const tell = saysFaults(emit)
  const begin = (): Session => {
    const made = browserSession(site, origin, { emit: tell, locale: () => widget.words.tag })
    widget.begin(made, launcher, tell)
    return made
  }
  let session = begin()
  if (session.hasOpenContact) {
    session.connect()
    // On a phone the panel covers the page, and the page is what the visitor has just asked for.
    if (session.wasOpen && innerWidth >= 480) widget.open(undefined, true)
  }
  return {
    open: (way) => widget.open(way),
    close: () => widget.close(),
    reset: () => {
      session.reset()
      session = begin()
    },
    destroy: () => {
      widget.end()
      session.dispose()
    },
  }
}

function browserSession(site: string, origin: string, world: { emit: Emit; locale: () => string }): Session {
  return new Session({
    client: (token) =>
      createClient({
        open: browserLine(`${origin.replace(/^http/, 'ws')}/ws`),
        token,
        storage: sessionOutbox(`${visitKey(site)}:outbox`),
      }),
    admit: (token) => admit(origin, site, token),
    storage: browserVisits(site),
    newId: () => newUuid(Date.now()),
    emit: world.emit,
    context: () => ({ locale: world.locale(), page: pageAddress() }),
  })
}

function pageAddress(): string {
  return location.href.length <= pageLength
    ? location.href
    : `${location.origin}${location.pathname}`.slice(0, pageLength)
}

/** Faults of the embedding are said in the console as well, each once: the integrator looks there. */
function saysFaults(emit: Emit): Emit {
  const said = new Set<string>()
  return (name, detail) => {
    if (name === 'error') {
      const { code, message } = detail as { code: string; message: string }
      if (!said.has(code)) console.error(`Switchboard: ${message} (${code})`)
      said.add(code)
    }
    emit(name, detail)
  }
}
