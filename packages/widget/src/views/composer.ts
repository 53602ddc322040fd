import type { TemplateResult } from 'lit/html.js'
import type { Words } from '../words/words.js'
import type { Kit } from '../later/kit.js'
import type { Actions, Scene } from './view.js'

/** The field to write in. Enter sends, Shift and Enter begins a line; Enter that ends a composition (Telex, Pinyin) does neither. */
export function composer(kit: Kit, scene: Scene, actions: Actions): TemplateResult {
  const { html, nothing, icon, live, most } = kit
  const { model, words, draft, tray } = scene
  const { phase } = model.conversation
  return html`${tray()}${scene.emoji ? scene.later('emoji') : nothing}<div class="composer" part="composer"
    @paste=${(event: ClipboardEvent) => phase !== 'new' && attach(event, event.clipboardData?.files, actions)}>
    ${phase === 'new' ? nothing : clip(kit, words, actions)}
    <textarea
      rows="1"
      aria-label=${words.message}
      placeholder=${words.placeholder}
      enterkeyhint="send"
      autocomplete="off"
      maxlength=${most.text}
      .value=${live(draft)}
      @input=${(event: InputEvent) => actions.type((event.currentTarget as HTMLTextAreaElement).value)}
      @keydown=${(event: KeyboardEvent) => press(event, actions)}
    ></textarea>
    <button class="attach smile" type="button" aria-label=${words.emoji} aria-haspopup="dialog" aria-expanded=${scene.emoji} @click=${() => actions.emoji(!scene.emoji)}>${icon('smile')}</button>
    <button class="send" part="button-primary" type="button" aria-label=${words.send} ?disabled=${draft.trim() === ''} @click=${actions.send}>${icon('send')}</button>
  </div>`
}

function clip({ html, icon }: Kit, words: Words, actions: Actions): TemplateResult {
  return html`<button class="attach" type="button" aria-label=${words.attach} @click=${choose}>${icon('clip')}</button
    ><input type="file" multiple hidden @change=${(event: Event) => {
      const field = event.target as HTMLInputElement
      actions.attach([...(field.files ?? [])])
      field.value = ''
    }} />`
}

function choose({ currentTarget }: Event): void {
  ;((currentTarget as Element).nextElementSibling as HTMLElement).click()
}

/** Words are pasted as ever. */
function attach(event: Event, files: FileList | undefined, actions: Actions): void {
  if (!files?.length) return
  event.preventDefault()
  actions.attach([...files])
}

function press(event: KeyboardEvent, actions: Actions): void {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  actions.send()
}
