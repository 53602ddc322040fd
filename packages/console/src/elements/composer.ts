import type { Upload } from '@switchboard/client'
import { limits } from '@switchboard/protocol'
import type { Uuid } from '@switchboard/protocol'
import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import '../articles/article-picker.js'
import type { ConsoleArticles } from '../articles/article-picker.js'
import type { Drafts } from '../browser/drafts.js'
import type { Desk } from '../desk.js'
import '../emoji/emoji-picker.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { holeAfter, soughtIn } from '../state/saved-replies.js'
import type { Sought } from '../state/saved-replies.js'
import { attachments } from './attachments.js'
import { attachmentsStyles } from './attachments.styles.js'
import { composerStyles } from './composer.styles.js'
import './extra-dialog.js'
import { keyHint } from './parts.js'
import './saved-replies.js'
import type { ConsoleSavedReplies } from './saved-replies.js'

/** The two fields. */
type Field = 'reply' | 'note'

/** Where an answer goes that is no chat; not `open`: it cannot go there, and the words say why. */
export interface AnswerWay {
  readonly words: string
  readonly open: boolean
  /** That it cannot is as it should be. */
  readonly quiet?: true
}

/** What the chooser offers first; the gateway looks at the content. */
const taken = 'image/png,image/jpeg,image/webp,image/gif,.pdf,.txt,.csv,.docx,.xlsx,.pptx,.odt,.ods,.odp'

/**
 * Where one writes: the reply and the note are two fields, and the one in use has the room. The ground, the words and the
 * button tell which: a note must never be taken for a reply. Fires `wrote`.
 */
@customElement('console-composer')
export class ConsoleComposer extends LitElement {
  static override styles = [pieces, attachmentsStyles, composerStyles]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) drafts!: Drafts
  @property({ attribute: false }) contact!: Uuid
  /** Where an answer goes that is no chat; null: to the visitor, who is there. */
  @property({ attribute: false }) goesTo: AnswerWay | null = null
  /** The files on their way. */
  @property({ attribute: false }) uploads: readonly Upload[] = []
  @property({ type: Boolean }) keys = true
  @state() private active: Field = 'reply'
  @state() private dropping = false
  @state() private texts: Readonly<Record<Field, string>> = { reply: '', note: '' }

  /** Whether more than words is being put together. */
  @state() private making = false
  /** The saved reply that is looked for. */
  @state() private sought: Sought | null = null
  /** Whether what was to be sent has holes still. */
  @state() private holed = false
  @query('console-saved-replies') private readonly savedReplies!: ConsoleSavedReplies | null
  @query('console-articles') private readonly articles!: ConsoleArticles | null

  /** Opens the saved replies, as a `/` in the field does. */
  lookForReply(): void {
    const text = this.texts.reply
    const gap = text === '' || /\s$/.test(text) ? '' : ' '
    void this.#insert(text.length, `${gap}/`)
  }

  /** Opens the articles that can be linked to. */
  lookForArticle(): void {
    this.articles?.show()
  }

  /** Puts a text where the caret is, in the field in use; `apart`: with white space round it. */
  async #put(text: string, apart: boolean): Promise<void> {
    const kind = this.active
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>(`#${kind}`)
    if (field === null) return
    const whole = this.texts[kind]
    const [before, after] = [whole.slice(0, field.selectionStart), whole.slice(field.selectionEnd)]
    const put = apart ? `${/\S$/.test(before) ? ' ' : ''}${text}${/^\s/.test(after) ? '' : ' '}` : text
    this.#keep(kind, `${before}${put}${after}`)
    await this.updateComplete
    const caret = before.length + put.length
    field.focus()
    field.setSelectionRange(caret, caret)
    if (kind === 'reply') this.desk.typing(this.contact)
  }

  /** Puts a text in place of the reply's end, from a place on, and the caret where writing goes on. */
  async #insert(from: number, text: string, end = this.texts.reply.length): Promise<void> {
    const { reply } = this.texts
    const whole = `${reply.slice(0, from)}${text}${reply.slice(end)}`
    this.#keep('reply', whole)
    this.active = 'reply'
    await this.updateComplete
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>('#reply')
    const [start, stop] = holeAfter(text, 0) ?? [text.length, text.length]
    field?.focus()
    field?.setSelectionRange(from + start, from + stop)
    this.#look(whole, from + stop)
  }

  #look(text: string, caret: number): void {
    this.sought = this.active === 'reply' ? soughtIn(text, caret) : null
  }

  /** Moves the focus into one of the fields. */
  write(kind: Field): void {
    this.renderRoot.querySelector<HTMLElement>(`#${kind}`)?.focus()
  }

  /** Sends what is in the field in use. */
  send(): void {
    const kind = this.active
    const text = this.texts[kind].trim()
    if (text === '' || text.length > limits.textLength || this.#shut) return
    if (kind === 'reply' && holeAfter(text, 0) !== null) {
      this.holed = true
      this.#goToHole(0)
      return
    }
    if (kind === 'reply') this.desk.say(this.contact, text)
    else this.desk.note(this.contact, text)
    this.#keep(kind, '')
    this.dispatchEvent(new CustomEvent('wrote'))
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('contact')) return
    this.texts = {
      reply: this.drafts.get(this.contact, 'reply'),
      note: this.drafts.get(this.contact, 'note'),
    }
    this.active = 'reply'
    this.sought = null
    this.holed = false
    this.making = false
  }

  override render(): TemplateResult {
    const words = this.words.composer
    const over = this.texts[this.active].trim().length - limits.textLength
    const unsendable = this.texts[this.active].trim() === '' || over > 0 || this.#shut
    const own = this.uploads.filter(({ contact }) => contact === this.contact)
    return html`${this.#way()}
      ${attachments(own, { words: this.words, list: this.desk.uploads })}
      <console-saved-replies
        .words=${this.words}
        .desk=${this.desk}
        .contact=${this.desk.contact(this.contact)}
        .sought=${this.sought?.words ?? null}
        @choose=${this.#chose}
      ></console-saved-replies>
      <div
        class="box ${this.active} ${this.dropping ? 'dropping' : ''}"
        @paste=${this.#pasted}
        @dragover=${this.#over}
        @dragleave=${() => (this.dropping = false)}
        @drop=${this.#dropped}
      >
        ${this.#part('reply')} ${this.#part('note')}
        <div class="tools">
          ${this.active === 'reply' && this.goesTo === null ? html`${this.#attach()}${this.#more()}` : nothing}
          <console-emoji class="wide" .words=${this.words} @choose=${({ detail }: CustomEvent<string>) => void this.#put(detail, false)}></console-emoji>
          <console-articles .words=${this.words} .desk=${this.desk} .contact=${this.desk.contact(this.contact)} @choose=${({ detail }: CustomEvent<string>) => void this.#put(detail, true)}></console-articles>
          <button type="button" class="icon-button" aria-label=${words.savedReplies} title=${words.savedReplies} aria-keyshortcuts="/" @click=${() => this.lookForReply()}>${icon('bolt')}</button>
        <button type="button" class="button primary low send" ?disabled=${unsendable} @click=${() => this.send()}>
          ${this.active === 'reply' ? words.send : words.sendNote}${keyHint('↵', true)}
        </button>
        </div>
      </div>
      ${this.holed ? html`<p class="fault" role="alert">${icon('alert', 16)}${words.fillHoles}</p>` : nothing}
      ${over > 0 ? html`<p class="fault" id="over" role="alert">${icon('alert', 16)}${words.tooLong(over)}</p>` : nothing}`
  }

  /** Whether what is in use leads nowhere. */
  get #shut(): boolean {
    return this.active === 'reply' && this.goesTo?.open === false
  }

  #way(): TemplateResult | typeof nothing {
    const { goesTo } = this
    if (goesTo === null || this.active === 'note') return nothing
    const wrong = !goesTo.open && goesTo.quiet !== true
    return html`<p class="small goes-to ${wrong ? 'shut' : ''}" id="way" role="status">${icon(wrong ? 'alert' : goesTo.open ? 'mail' : 'callback', 14)} ${goesTo.words}</p>`
  }

  #attach(): TemplateResult {
    const words = this.words.files
    return html`<button type="button" class="icon-button attach" aria-label=${words.attach} title=${words.attach} @click=${this.#choose}>${icon('clip')}</button>
      <input type="file" id="files" multiple hidden accept=${taken} @change=${this.#chosen} />`
  }

  /** Answers to choose from, or a card. */
  #more(): TemplateResult {
    const { open } = this.words.extra
    const done = ({ detail: sent }: CustomEvent<boolean>): void => {
      this.making = false
      if (sent) {
        this.#keep('reply', '')
        this.dispatchEvent(new CustomEvent('wrote'))
      }
      this.write('reply')
    }
    return html`<button type="button" class="icon-button" aria-haspopup="dialog" aria-label=${open} title=${open} @click=${() => (this.making = true)}>${icon('card')}</button>
      ${this.making ? html`<console-extra .words=${this.words} .desk=${this.desk} .contact=${this.contact} .written=${this.texts.reply} @done=${done}></console-extra>` : nothing}`
  }

  #add(files: FileList | readonly File[]): void {
    this.desk.uploads.add(this.contact, [...files])
    this.dispatchEvent(new CustomEvent('wrote'))
  }

  readonly #choose = (): void => this.renderRoot.querySelector<HTMLInputElement>('#files')?.click()

  readonly #chosen = (event: Event): void => {
    const field = event.target as HTMLInputElement
    this.#add(field.files ?? [])
    // The same file may be chosen again.
    field.value = ''
  }

  /** A picture from the clipboard; words are pasted as ever. Into a note nothing is attached: it would go to the visitor. */
  readonly #pasted = (event: ClipboardEvent): void => {
    const files = event.clipboardData?.files ?? []
    if (files.length === 0 || this.active === 'note' || this.goesTo !== null) return
    event.preventDefault()
    this.#add(files)
  }

  readonly #over = (event: DragEvent): void => {
    if (
      this.active === 'note' ||
      this.goesTo !== null ||
      event.dataTransfer?.types.includes('Files') !== true
    )
      return
    event.preventDefault()
    this.dropping = true
  }

  readonly #dropped = (event: DragEvent): void => {
    if (!this.dropping) return
    event.preventDefault()
    this.dropping = false
    this.#add(event.dataTransfer?.files ?? [])
  }

  #part(kind: Field): TemplateResult {
    const words = this.words.composer
    const active = this.active === kind
    const placeholder = kind === 'reply' ? words.replyPlaceholder : words.notePlaceholder
    return html`<div class="part ${active ? 'active' : 'other'}">
      <label for=${kind}>${active ? nothing : icon(kind, 16)}${words[kind]}${active ? nothing : keyHint(kind === 'reply' ? 'R' : 'N', this.keys)}</label>
      <textarea
        id=${kind}
        rows="1"
        placeholder=${active ? placeholder : nothing}
        aria-describedby=${kind === 'note' ? 'hint' : active && this.goesTo !== null ? 'way' : nothing}
        aria-keyshortcuts=${kind === 'reply' ? 'R' : 'N'}
        .value=${this.texts[kind]}
        @focus=${() => (this.active = kind)}
        @input=${this.#typed}
        @keydown=${this.#key}
      ></textarea>
      ${active || this.texts[kind] === '' ? nothing : html`<span class="peek cut" aria-hidden="true">${this.texts[kind]}</span>`}
      ${kind === 'note' ? html`<span class="sr" id="hint">${words.noteHint}</span>` : nothing}
    </div>`
  }

  #keep(kind: Field, text: string): void {
    this.texts = { ...this.texts, [kind]: text }
    this.drafts.set(this.contact, kind, text)
    if (kind === 'reply' && holeAfter(text, 0) === null) this.holed = false
  }

  readonly #typed = (event: Event): void => {
    const field = event.target as HTMLTextAreaElement
    this.#keep(field.id as Field, field.value)
    this.#look(field.value, field.selectionStart)
    // Of a note nobody outside learns, not even that it is being written.
    if (field.id === 'reply' && field.value !== '') this.desk.typing(this.contact)
  }

  readonly #chose = ({ detail: text }: CustomEvent<string>): void => {
    const { sought } = this
    this.sought = null
    if (sought !== null) void this.#insert(sought.from, text, sought.from + sought.words.length + 1)
  }

  #goToHole(after: number): boolean {
    const hole = holeAfter(this.texts.reply, after)
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>('#reply')
    if (hole === null || field === null) return false
    field.focus()
    field.setSelectionRange(...hole)
    return true
  }

  /** The keys of the saved replies and of the holes that they leave; answers whether it was one. */
  #keyOfReplies(event: KeyboardEvent): boolean {
    const field = event.target as HTMLTextAreaElement
    if (field.id !== 'reply') return false
    if (this.savedReplies?.key(event) === true) return true
    if (event.key === 'Escape' && this.sought !== null) {
      this.sought = null
      return true
    }
    if (event.key !== 'Tab' || event.shiftKey) return false
    // Forward only: after the last one Tab leaves the field, as everywhere.
    const after = field.selectionStart + 1
    const hole = holeAfter(this.texts.reply, after)
    return hole !== null && hole[0] >= after && this.#goToHole(after)
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (this.#keyOfReplies(event)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    // While an input method composes (Telex, Pinyin), Enter belongs to it; Safari says so by the code 229 alone.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    event.stopPropagation()
    this.send()
  }
}
