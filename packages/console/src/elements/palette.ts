import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Answer } from '../browser/api.js'
import type { FoundContact } from '../browser/desk-api.js'
import { matching } from '../commands.js'
import type { Command } from '../commands.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Loaded } from '../state/look-ups.js'
import type { Phrases } from '../words/en.js'
import { foundView } from './found-view.js'
import { keyHint } from './parts.js'
import { paletteStyles } from './palette.styles.js'

/** How long typing rests before contacts are searched for, in ms, and how many letters it takes. */
const [restMs, lettersAtLeast] = [200, 2] as const

/** One row: a command, or a contact that was found. */
type Option =
  | { readonly is: 'command'; readonly command: Command }
  | { readonly is: 'found'; readonly found: FoundContact }

/**
 * Everything that can be done, and every contact, by typing: a combobox with its list. Fires `open-contact` with a contact
 * that was found.
 */
@customElement('console-palette')
export class ConsolePalette extends LitElement {
  static override styles = [pieces, paletteStyles]

  @property({ attribute: false }) words!: Phrases
  /** What can be done now; asked for when the palette opens. */
  @property({ attribute: false }) commands: () => readonly Command[] = () => []
  @property({ attribute: false }) search!: (words: string) => Promise<Answer<readonly FoundContact[]>>
  @property({ attribute: false }) now: () => number = Date.now
  @state() private typed = ''
  @state() private place = 0
  @state() private found: Loaded<readonly FoundContact[]> = { is: 'ready', value: [] }
  @state() private all: readonly Command[] = []
  @query('dialog') private readonly dialog!: HTMLDialogElement | null
  #resting: ReturnType<typeof setTimeout> | undefined
  #asked = 0

  /** Whether it lies over the page. */
  get open(): boolean {
    return this.dialog?.open ?? false
  }

  /** Opens it, empty; the focus goes into it and comes back when it is closed. */
  show(): void {
    if (this.open) return
    this.all = this.commands()
    this.#type('')
    this.dialog?.showModal()
    this.renderRoot.querySelector('input')?.focus()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#resting)
  }

  override render(): TemplateResult {
    const words = this.words.palette
    const options = this.#options()
    return html`<dialog aria-label=${words.label} @keydown=${this.#key} @click=${this.#outside}>
      <div class="ask">
        ${icon('search')}
        <input
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          aria-label=${words.label}
          aria-expanded="true"
          aria-controls="list"
          aria-autocomplete="list"
          aria-activedescendant=${options.length === 0 ? nothing : `option-${this.place}`}
          placeholder=${words.placeholder}
          .value=${this.typed}
          @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value)}
        />
        ${keyHint('esc', true)}
      </div>
      <div class="list" role="listbox" id="list" tabindex="-1" aria-label=${words.results} aria-busy=${this.found.is === 'loading'}>
        ${this.#list(options)}
      </div>
      <p class="sr" role="status">${this.open ? words.count(options.length) : nothing}</p>
      <p class="foot tiny faint" aria-hidden="true"><span>${keyHint('↑', true)} ${keyHint('↓', true)} ${words.move}</span><span class="grow">${keyHint('↵', true)} ${words.run}</span><span>${words.marks}</span></p>
    </dialog>`
  }

  #options(): readonly Option[] {
    const commands = matching(this.all, this.typed).map((command): Option => ({ is: 'command', command }))
    const found = this.found.is === 'ready' ? this.found.value : []
    return [...commands, ...found.map((one): Option => ({ is: 'found', found: one }))]
  }

  #list(options: readonly Option[]): TemplateResult {
    const words = this.words.palette
    const groupOf = (option: Option): keyof typeof words.groups =>
      option.is === 'found' ? 'found' : option.command.group
    const groups = [...new Set(options.map((option) => groupOf(option)))]
    // In the order of the list, so that the arrows go as the eye does.
    return html`${groups.map(
      (group) => html`<div role="group" aria-label=${words.groups[group]}>
          <p class="group" aria-hidden="true">${words.groups[group]}</p>
          ${options.map((option, place) => (groupOf(option) === group ? this.#option(option, place) : nothing))}
        </div>`,
    )}
      ${options.length === 0 ? html`<p class="none small quiet">${this.#nothing()}</p>` : nothing}`
  }

  #nothing(): string {
    const words = this.words.palette
    if (this.found.is === 'failed') return words.failed
    return this.found.is === 'loading' ? words.searching : words.none
  }

  #option(option: Option, place: number): TemplateResult {
    return html`<div
      class="option"
      role="option"
      id=${`option-${place}`}
      aria-selected=${place === this.place}
      @pointermove=${() => (this.place = place)}
      @click=${() => this.#run(option)}
    >
      ${option.is === 'command' ? this.#command(option.command) : foundView(option.found, { words: this.words, now: this.now() })}
    </div>`
  }

  #command({ icon: sign, label, detail, key }: Command): TemplateResult {
    return html`${icon(sign)}<span class="grow cut">${label(this.words)}</span>${
      detail === undefined ? nothing : html`<span class="side small faint cut">${detail}</span>`
    }${key === null ? nothing : keyHint(key.replace('Shift+', '⇧'), true)}`
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('place'))
      this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }

  #type(typed: string): void {
    this.typed = typed
    this.place = 0
    clearTimeout(this.#resting)
    this.#asked += 1
    const long = typed.trim().length >= lettersAtLeast
    this.found = long ? { is: 'loading' } : { is: 'ready', value: [] }
    if (long) this.#resting = setTimeout(() => void this.#find(typed.trim()), restMs)
  }

  /** An answer to what is no longer asked is dropped. */
  async #find(words: string): Promise<void> {
    const asked = this.#asked
    const answer = await this.search(words)
    if (asked === this.#asked)
      this.found = answer.ok ? { is: 'ready', value: answer.value } : { is: 'failed', code: answer.code }
  }

  #run(option: Option): void {
    // First away, so that the focus comes back to where it was, and what is done may move it on.
    this.dialog?.close()
    if (option.is === 'command') option.command.run()
    else this.dispatchEvent(new CustomEvent('open-contact', { detail: option.found.contact }))
  }

  readonly #key = (event: KeyboardEvent): void => {
    // While it is open, keys are its own.
    event.stopPropagation()
    if (event.isComposing) return
    const options = this.#options()
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step !== undefined && options.length > 0) {
      event.preventDefault()
      this.place = (this.place + step + options.length) % options.length
    }
    const chosen = options[this.place]
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault()
      this.#run(chosen)
    }
  }

  readonly #outside = (event: Event): void => {
    if (event.target === this.dialog) this.dialog?.close()
  }
}
