import type { CallDesk, CallDeskParts } from '../later/call-desk.js'
import type { LaterView } from '../later/view-part.js'
import { callStyle } from '../style/call-style.js'
import type { AtHand, Drawer } from './at-hand.js'
import { CallLanguage } from './call-language.js'
import { CallSession } from './call-session.js'
import { callView } from './call-view.js'

/** What stands in the place of a call for a while: a spoken message, or a question before the microphone. */
export interface AsidePart {
  readonly view: LaterView
  close(): void
}

function open(parts: CallDeskParts): CallDesk {
  const { kit, dress, changed } = parts
  const call = new CallSession(parts)
  const language = new CallLanguage(changed)
  let writing = false
  let atHand: AtHand | null = null
  let aside: AsidePart | null = null
  const hush = (): void => {
    aside?.close()
    aside = null
  }
  const begin = (recording?: boolean): void => {
    hush()
    void call.begin(recording)
  }
  const askFirst = async (): Promise<void> => {
    const part = await fetched(import('./recording-consent.js'))
    // Who cannot be asked is not recorded.
    if (part === null) return begin()
    hush()
    aside = part.openRecordingConsent(parts, begin)
    changed()
  }
  const record = async (): Promise<void> => {
    const part = await fetched(import('./voice-message.js'))
    aside = part === null ? null : part.openVoiceMessage(parts)
    changed()
  }
  // Each is fetched where it is wanted: neither needs more of the panel than it is handed.
  const fetchAtHand = async (): Promise<void> => {
    const part = await fetched(import('./at-hand.js'))
    if (part !== null) dress((atHand ??= part.openAtHand(kit, call, changed)).style)
  }
  const hands = {
    call,
    toggle(drawer: Drawer) {
      if (atHand === null) void fetchAtHand().then(() => atHand?.toggle(drawer))
      else atHand.toggle(drawer)
    },
    write(on: boolean) {
      writing = on
      changed()
    },
  }
  return {
    begin() {
      writing = false
      atHand?.reset()
      if (parts.session.preChat.site.recordsCalls) void askFirst()
      else begin()
    },
    speak() {
      hush()
      call.end(true)
      void record()
    },
    sync: (model) => call.sync(model),
    drawn(scene, actions) {
      if (scene.place === 'home') hush()
      if (aside !== null) return { whole: true, drawn: aside.view(kit, scene, actions) }
      if (call.step.is === 'none') return null
      const words = language.of(scene.words.tag)
      if (words === null) return { whole: true, drawn: kit.coming(scene) }
      return callView({ kit, scene, actions, words }, { ...hands, writing, atHand })
    },
    close() {
      hush()
      call.close()
    },
  }
}

/** Null where it cannot be had. */
function fetched<Part>(part: Promise<Part>): Promise<Part | null> {
  return part.catch(() => null)
}

/** All that is needed to call, fetched when somebody comes near. */
export const call: { readonly style: string; readonly open: (parts: CallDeskParts) => CallDesk } = {
  style: callStyle,
  open,
}
