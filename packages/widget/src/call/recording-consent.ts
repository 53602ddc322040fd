import type { CallDeskParts } from '../later/call-desk.js'
import { recordedWords } from '../words/tables/recorded.js'
import type { AsidePart } from './call.js'
import { glyph } from './glyphs.js'

/** Asks before the microphone whether a call may be recorded: no is no recording, and the call all the same. */
export function openRecordingConsent(
  { kit }: Pick<CallDeskParts, 'kit'>,
  answer: (recording: boolean) => void,
): AsidePart {
  return {
    view({ html }, scene) {
      const words = recordedWords(scene.words.tag)
      return html`<div class="body middle call" part="body" role="alert">
          <span class="big">${glyph(kit, 'microphone', 28)}</span>
          <h3 class="ask" tabindex="-1">${words.title}</h3><p>${words.hint}</p></div>
        <footer class="footer two">
          <button class="wide primary" part="button-primary" type="button" @click=${() => answer(true)}>${words.yes}</button>
          <button class="wide" part="button-secondary" type="button" @click=${() => answer(false)}>${words.no}</button>
        </footer>`
    },
    close() {},
  }
}
