import { limits } from '@switchboard/protocol'
import { html } from 'lit/html.js'
import type { TemplateResult } from 'lit/html.js'
import { live } from 'lit/directives/live.js'
import { icon } from './icons.js'
import type { Actions, Scene } from './view.js'

/** The field to write in. Enter sends, Shift and Enter begins a line; Enter that ends a composition (Telex, Pinyin) does neither. */
export function composer({ words, draft }: Scene, actions: Actions): TemplateResult {
  return html`<div class="composer" part="composer">
    <textarea
      rows="1"
      aria-label=${words.message}
      placeholder=${words.placeholder}
      enterkeyhint="send"
      autocomplete="off"
      maxlength=${limits.textLength}
      .value=${live(draft)}
      @input=${(event: InputEvent) => actions.type((event.currentTarget as HTMLTextAreaElement).value)}
      @keydown=${(event: KeyboardEvent) => press(event, actions)}
    ></textarea>
    <button class="send" part="button-primary" type="button" aria-label=${words.send} ?disabled=${draft.trim() === ''} @click=${actions.send}>${icon('send')}</button>
  </div>`
}

function press(event: KeyboardEvent, actions: Actions): void {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  actions.send()
}
