import { browserLine, browserShare, createVisitorClient, newUuid, tapLine } from '@switchboard/client'
import type { Share } from '@switchboard/client'
import type { Emit } from './events.js'
import type { Greeting } from './greeting/rules.js'
import type { Launcher } from './launcher/launcher.js'
import { soundParts } from './later/sound-parts.js'
import { laterViews } from './later/view-part.js'
import { createListeners } from './listeners.js'
import type { Listeners } from './listeners.js'
import { PanelElement } from './panel-element.js'
import { Introduction } from './session/introduction.js'
import { Session } from './session/session.js'
import { visitOutbox } from './session/visit-outbox.js'
import { visitKey } from './session/visit-key.js'
import { browserVisits } from './session/visit-storage.js'
import type { StoredVisit, VisitStorage } from './session/visit-storage.js'
import { admit } from './session/visitor-token.js'
import type { Admission, NoAdmission } from './session/visitor-token.js'
import type { Methods, PanelCall } from './switchboard.js'
import type { Words } from './words/words.js'
import { loadWords } from './words/load.js'

/** What the loader hands over when somebody wants to talk. */
export interface MountParts {
  readonly host: HTMLElement
  readonly site: string
  /** Of the gateway, such as `https://support.example.com`. */
  readonly origin: string
  readonly launcher: Launcher
  /** What the launcher says when the panel cannot be had. */
  readonly away: string
  /** What was asked of the panel so far; what is put in from now on is done at once. */
  readonly calls: PanelCall[]
}

/** The panel, as the loader drives it. */
export interface Panel extends Omit<Methods, 'theme'> {
  off: Listeners['off']
  /** The page has greeted the visitor, who wants to talk about it. */
  greeted(greeting: Greeting): void
}

/** The longest address of a page that a contact keeps, in UTF-16 code units. */
const pageLength = 2048

const panelTag = 'switchboard-panel'

/** Brings the panel to life beside the launcher, connects at once where a contact is open, and does what it was asked so far. */
export async function mount({ host, site, origin, launcher, away, calls }: MountParts): Promise<Panel> {
  // What will be shown comes beside the words, not after them.
  if (calls.some(([, way]) => way === 'chat')) void laterViews.conversation().catch(() => {})
  const words = await wordsFor(calls, () => (launcher.note.textContent = away))
  if (customElements.get(panelTag) === undefined) customElements.define(panelTag, PanelElement)
  const element = document.createElement(panelTag) as PanelElement
  element.words = words
  const theme = getComputedStyle(host).getPropertyValue('--switchboard-theme')
  if (theme !== '' && !host.hasAttribute('theme')) host.setAttribute('theme', theme)
  host.shadowRoot!.append(element)
  let language = words.tag
  const { emit, on, off } = createListeners()
  const tell = saysFaults(emit)
  const share = browserShare<Admission | NoAdmission, StoredVisit | null>({
    name: visitKey(site),
    open: browserLine(`${origin.replace(/^http/, 'ws')}/ws`),
    fetch: () => admit(origin, site, session.token === null ? {} : { token: session.token }),
    heard: (visit) => (visit === null ? forget(false) : session.takeOver(visit)),
  })
  const line = tapLine(share.open)
  const newSession = (): Session =>
    new Session({
      client: (token) =>
        createVisitorClient({ open: line.open, token, storage: visitOutbox(`${visitKey(site)}:outbox`) }),
      admit: async () => {
        const admission = await share.ask()
        if (!('refused' in admission)) void introduction.tell(admission)
        return admission
      },
      storage: toldVisits(site, share),
      gateway: { origin, site },
      newId: () => newUuid(Date.now()),
      now: () => Date.now(),
      emit: (name, detail) => {
        tell(name, detail)
        if (name === 'contact_ended') element.greeting = null
        // What can only be heard is not worth a second try.
        if (name === 'message' && !session.looking)
          void soundParts()
            .then(({ ring }) => ring(() => session.model.unread))
            .catch(() => {})
      },
      context: () => ({
        locale: element.language,
        page: pageAddress(),
        ...(element.greeting && { greeting: element.greeting.key }),
      }),
    })
  const introduction = new Introduction({
    admit: async (papers) => {
      const admission = await admit(origin, site, papers)
      if (!('refused' in admission)) session.learn(admission)
      return admission
    },
    refused: ({ refused, message }) => tell('error', { code: refused, message }),
    someoneElse: () => forget(true),
  })
  const introduce = (): void => {
    const { admitted } = session
    if (admitted !== null) void introduction.tell(admitted)
  }
  const forget = (tellOthers: boolean): void => {
    session.reset()
    if (tellOthers) share.tell(null)
    // Before anything connects: what is asked from now on is asked by the new one.
    session = newSession()
    element.begin(session, launcher, tell, line)
  }
  let session = newSession()
  element.begin(session, launcher, tell, line)
  const speak = async (tag: string): Promise<void> => {
    language = tag
    const found = await loadWords(tag).catch(() => null)
    if (found !== null && language === tag) element.words = found
  }
  const panel: Panel = {
    on,
    off,
    open: (way) => element.open(way),
    close: () => element.close(),
    locale: (tag) => void speak(tag),
    greeted: (greeting) => void (element.greeting = greeting),
    // What may be kept of a greeting matters before the panel is there alone.
    consent() {},
    identify({ token }) {
      introduction.identify(token)
      introduce()
    },
    update({ attributes }) {
      introduction.describe(attributes)
      introduce()
    },
    reset() {
      introduction.forget()
      forget(true)
    },
    destroy() {
      element.end()
      element.remove()
      session.reset()
      share.close()
    },
  }
  const obey = ([method, ...parameters]: PanelCall): void => {
    if (Object.hasOwn(panel, method))
      (panel[method as 'locale'] as (...all: unknown[]) => void)(...parameters)
    else console.error(`Switchboard: there is no method ${method}. See docs/widget.md#from-javascript`)
  }
  for (const call of calls.splice(0)) obey(call)
  calls.push = (call) => {
    obey(call)
    return 0
  }
  if (session.hasOpenContact) {
    session.connect()
    // On a phone the panel covers the page, and the page is what the visitor has just asked for.
    if (session.wasOpen && innerWidth >= 480) element.open(undefined, true)
  }
  return panel
}

/** The words of the language that was asked for. Where they cannot be had and somebody waits for them, says so, and tries again at the next call. */
async function wordsFor(calls: PanelCall[], sayAway: () => void): Promise<Words> {
  for (;;) {
    try {
      return await loadWords(languageIn(calls))
    } catch {
      if (calls.some(([name]) => name === 'open')) sayAway()
      await nextOf(calls)
    }
  }
}

function nextOf(calls: PanelCall[]): Promise<void> {
  return new Promise((come) => {
    calls.push = (call) => {
      Reflect.deleteProperty(calls, 'push')
      come()
      return calls.push(call)
    }
  })
}

/** The last language that was asked for. */
function languageIn(calls: readonly PanelCall[]): string {
  return calls.findLast(([name]) => name === 'locale')?.[1] as string
}

/** The visits of this browser; the other tabs are told of each change. */
function toldVisits(site: string, share: Pick<Share<unknown, StoredVisit>, 'tell'>): VisitStorage {
  const visits = browserVisits(site)
  return {
    ...visits,
    save(visit) {
      visits.save(visit)
      if (visit !== null) share.tell(visit)
    },
  }
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
      if (!said.has(code)) console.error(`Switchboard: ${message} See docs/widget.md#errors (${code})`)
      said.add(code)
    }
    emit(name, detail)
  }
}
