import type { CallDesk, CallDeskParts } from '../later/call-desk.js'
import type { LaterView } from '../later/view-part.js'
import { callStyle } from '../style/call-style.js'
import type { AtHand, Drawer } from './at-hand.js'
import { CallLanguage } from './call-language.js'
import { CallSession } from './call-session.js'
import { callView } from './call-view.js'

/** What is spoken for when nobody is there, while it is made. */
export interface SpokenPart {
  readonly view: LaterView
  close(): void
}

function open(parts: CallDeskParts): CallDesk {
  const { kit, dress, changed } = parts
  const call = new CallSession(parts)
  const language = new CallLanguage(changed)
  let writing = false
  let atHand: AtHand | null = null
  let spoken: SpokenPart | null = null
  const hush = (): void => {
    spoken?.close()
    spoken = null
  }
  const record = async (): Promise<void> => {
    const part = await import('./voice-message.js').catch(() => null)
    spoken = part === null ? null : part.openVoiceMessage(parts)
    changed()
  }
  // Each is fetched where it is wanted: neither needs more of the panel than it is handed.
  const fetchAtHand = async (): Promise<void> => {
    const part = await import('./at-hand.js').catch(() => null)
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
      hush()
      writing = false
      atHand?.reset()
      void call.begin()
    },
    speak() {
      hush()
      call.end(true)
      void record()
    },
    sync: (model) => call.sync(model),
    drawn(scene, actions) {
      if (scene.place === 'home') hush()
      if (spoken !== null) return { whole: true, drawn: spoken.view(kit, scene, actions) }
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

/** All that is needed to call, fetched when somebody comes near. */
export const call: { readonly style: string; readonly open: (parts: CallDeskParts) => CallDesk } = {
  style: callStyle,
  open,
}
