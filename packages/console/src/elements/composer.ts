import { limits } from '@switchboard/protocol'
import type { Uuid } from '@switchboard/protocol'
import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DraftKind, Drafts } from '../browser/drafts.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { keyHint } from './parts.js'

/**
 * Where one writes: the reply and the note are two fields, and the one in use has the room. The ground, the words and the
 * button tell which: a note must never be taken for a reply. Fires `wrote`.
 */
@customElement('console-composer')
export class ConsoleComposer extends LitElement {
  static override styles = [
    pieces,
    css`
      :host {
        display: block;
        flex: none;
      }
      .box {
        display: grid;
        grid-template: 'field field' auto 'other send' auto / minmax(0, 1fr) auto;
        gap: 0 8px;
        border: 1px solid var(--edge);
        border-radius: 14px;
        background: var(--surface);
        transition: background var(--menu-time);
      }
      .box:focus-within {
        outline: 2px solid var(--focus);
        outline-offset: -1px;
        border-color: var(--focus);
      }
      .box.note {
        background: var(--note);
      }
      .part {
        display: grid;
        position: relative;
        min-width: 0;
      }
      .part.active {
        grid-area: field;
      }
      .part.other {
        grid-area: other;
        align-self: center;
        margin: 6px 0 6px 6px;
        border-radius: 8px;
      }
      .part.other:hover {
        background: var(--hover);
      }
      .part.active label {
        padding: 10px 14px 0;
        font: 600 0.8125rem/1.25rem var(--font);
      }
      .part.other label {
        display: flex;
        align-items: center;
        gap: 8px;
        position: absolute;
        inset: 0;
        padding: 0 8px;
        pointer-events: none;
        font: 500 0.8125rem/1.25rem var(--font);
        color: var(--ink-2);
      }
      .peek {
        position: absolute;
        inset-block: 0;
        inset-inline: 112px 8px;
        align-content: center;
        pointer-events: none;
        font: var(--t-13);
        color: var(--ink-3);
      }
      .note .part.active label {
        color: var(--wait);
      }
      textarea {
        display: block;
        width: 100%;
        border: 0;
        background: none;
        resize: none;
        outline: 0;
        color: var(--ink);
      }
      textarea:focus-visible {
        outline: 0; /* the box shows it */
      }
      .active textarea {
        field-sizing: content;
        min-height: 58px;
        max-height: 30vh;
        padding: 4px 14px;
        font: var(--t-15);
      }
      .active textarea::placeholder {
        color: var(--ink-3);
        opacity: 1;
      }
      .other textarea {
        height: 32px;
        padding: 6px 8px;
        font: var(--t-13);
        opacity: 0;
        cursor: pointer;
      }
      .send {
        grid-area: send;
        align-self: end;
        margin: 6px;
      }
      .fault {
        margin-top: 6px;
      }
      @media (max-width: 700px), (pointer: coarse) {
        .active textarea {
          font-size: 1rem;
          min-height: 40px;
        }
        .other textarea {
          height: 44px;
        }
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) drafts!: Drafts
  @property({ attribute: false }) contact!: Uuid
  @property({ type: Boolean }) keys = true
  @state() private active: DraftKind = 'reply'
  @state() private texts: Readonly<Record<DraftKind, string>> = { reply: '', note: '' }

  /** Moves the focus into one of the fields. */
  write(kind: DraftKind): void {
    this.renderRoot.querySelector<HTMLElement>(`#${kind}`)?.focus()
  }

  /** Sends what is in the field in use. */
  send(): void {
    const kind = this.active
    const text = this.texts[kind].trim()
    if (text === '' || text.length > limits.textLength) return
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
  }

  override render(): TemplateResult {
    const words = this.words.composer
    const over = this.texts[this.active].trim().length - limits.textLength
    const unsendable = this.texts[this.active].trim() === '' || over > 0
    return html`<div class="box ${this.active}">
        ${this.#part('reply')} ${this.#part('note')}
        <button type="button" class="button primary low send" ?disabled=${unsendable} @click=${() => this.send()}>
          ${this.active === 'reply' ? words.send : words.sendNote}${keyHint('↵', true)}
        </button>
      </div>
      ${over > 0 ? html`<p class="fault" id="over" role="alert">${icon('alert', 16)}${words.tooLong(over)}</p>` : nothing}`
  }

  #part(kind: DraftKind): TemplateResult {
    const words = this.words.composer
    const active = this.active === kind
    const placeholder = kind === 'reply' ? words.replyPlaceholder : words.notePlaceholder
    return html`<div class="part ${active ? 'active' : 'other'}">
      <label for=${kind}>${active ? nothing : icon(kind, 16)}${words[kind]}${active ? nothing : keyHint(kind === 'reply' ? 'R' : 'N', this.keys)}</label>
      <textarea
        id=${kind}
        rows="1"
        placeholder=${active ? placeholder : nothing}
        aria-describedby=${kind === 'note' ? 'hint' : nothing}
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

  #keep(kind: DraftKind, text: string): void {
    this.texts = { ...this.texts, [kind]: text }
    this.drafts.set(this.contact, kind, text)
  }

  readonly #typed = (event: Event): void => {
    const field = event.target as HTMLTextAreaElement
    this.#keep(field.id as DraftKind, field.value)
    // Of a note nobody outside learns, not even that it is being written.
    if (field.id === 'reply' && field.value !== '') this.desk.typing(this.contact)
  }

  readonly #key = (event: KeyboardEvent): void => {
    // While an input method composes (Telex, Pinyin), Enter belongs to it; Safari says so by the code 229 alone.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    event.stopPropagation()
    this.send()
  }
}
