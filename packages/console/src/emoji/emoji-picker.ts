import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { Popup } from '../elements/popup.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Loaded } from '../state/look-ups.js'
import type { Phrases } from '../words/en.js'
import { chooseLanguage } from '../words/language.js'
import { emojiGroups, foundEmoji } from './emoji.js'
import type { Emoji, EmojiGroup } from './emoji.js'
import { emojiPickerStyles } from './emoji-picker.styles.js'
import { placeAfter } from './grid-keys.js'
import { loadEmoji } from './load-emoji.js'
import { keepRecent, readRecent } from './recent-emoji.js'

/** In one row; the style sheet has as many. */
const columns = 8

/** A letter is for the search, and no key of the desk: none may end a chat by the way. */
function keepLetters(event: KeyboardEvent): void {
  if (event.key.length === 1) event.stopPropagation()
}

/** What is shown: a group, what was chosen last, or what was found. */
type Shown = EmojiGroup | 'recent'

/** A button with every emoji behind it, by group and by name. Fires `choose` with the sign. */
@customElement('console-emoji')
export class ConsoleEmoji extends LitElement {
  static override styles = [pieces, emojiPickerStyles]

  @property({ attribute: false }) words!: Phrases
  @state() private all: Loaded<readonly Emoji[]> = { is: 'loading' }
  @state() private shown: Shown = 'smileys'
  @state() private typed = ''
  /** The cell that Tab enters. */
  @state() private place = 0
  @state() private named = ''
  readonly #popup = new Popup(this, () => this.renderRoot.querySelector('button'))
  #wasOpen = false

  override render(): TemplateResult {
    const { open: label } = this.words.emoji
    const { open } = this.#popup
    return html`<button type="button" class="icon-button" aria-haspopup="dialog" aria-expanded=${open} aria-label=${label} title=${label} @click=${() => this.#popup.toggle()}>
        ${icon('smile')}
      </button>
      ${open ? this.#panel() : nothing}`
  }

  override updated(): void {
    const { open } = this.#popup
    if (open && !this.#wasOpen) void this.#enter()
    this.#wasOpen = open
  }

  /** Empty again, and with what was chosen last in front. */
  async #enter(): Promise<void> {
    await this.updateComplete
    this.#show(readRecent().length > 0 ? 'recent' : 'smileys')
    this.renderRoot.querySelector<HTMLElement>('input')?.focus()
    this.all = await loadEmoji(chooseLanguage([this.words.tag])).then(
      (value) => ({ is: 'ready', value }) as const,
      () => ({ is: 'failed', code: 'unreachable' }) as const,
    )
  }

  #show(shown: Shown): void {
    this.shown = shown
    this.typed = ''
    this.place = 0
    this.named = ''
  }

  #panel(): TemplateResult {
    const words = this.words.emoji
    const shown = this.#shown()
    const sought = this.typed.trim() !== ''
    return html`<div class="pop" role="dialog" aria-label=${words.open} @keydown=${keepLetters}>
      <input type="search" class="input" maxlength="60" autocomplete="off" spellcheck="false" aria-label=${words.search} placeholder=${words.search} .value=${this.typed} @input=${this.#type} @keydown=${this.#searchKey} />
      <div class="groups" role="toolbar" aria-label=${words.groupsLabel} @keydown=${this.#groupKey}>
        ${this.#group('recent', icon('clock', 18), sought)} ${emojiGroups.map(([group, sign]) => this.#group(group, sign, sought))}
      </div>
      <div class="cells" @keydown=${this.#cellKey}>${this.#cells(shown, sought)}</div>
      <p class="name cut" aria-hidden="true">${this.named}</p>
      <p class="sr" role="status">${sought && this.all.is === 'ready' ? words.count(shown.length) : nothing}</p>
    </div>`
  }

  #group(group: Shown, sign: string | TemplateResult, sought: boolean): TemplateResult {
    const label = this.words.emoji.groups[group]
    const pressed = !sought && group === this.shown
    return html`<button type="button" tabindex=${group === this.shown ? 0 : -1} aria-pressed=${pressed} aria-label=${label} title=${label} @click=${() => this.#show(group)}>${sign}</button>`
  }

  #shown(): readonly Emoji[] {
    if (this.all.is !== 'ready') return []
    const { value } = this.all
    if (this.typed.trim() !== '') return foundEmoji(value, this.typed)
    if (this.shown !== 'recent') return value.filter(({ group }) => group === this.shown)
    return readRecent().flatMap((sign) => value.find((one) => one.sign === sign) ?? [])
  }

  #cells(shown: readonly Emoji[], sought: boolean): TemplateResult {
    const words = this.words.emoji
    if (this.all.is !== 'ready')
      return html`<p class="none small quiet" role="status">${this.all.is === 'failed' ? words.failed : words.loading}</p>`
    const title = sought ? words.found : words.groups[this.shown]
    if (shown.length === 0)
      return html`<p class="none small quiet">${sought ? words.none : words.noRecent}</p>`
    const rows = Array.from({ length: Math.ceil(shown.length / columns) }, (_, row) =>
      shown.slice(row * columns, (row + 1) * columns),
    )
    return html`<p class="title" aria-hidden="true">${title}</p>
      <div role="grid" aria-label=${title}>
        ${rows.map((row, nth) => html`<div role="row">${row.map((one, at) => this.#cell(one, nth * columns + at))}</div>`)}
      </div>`
  }

  #cell({ sign, label }: Emoji, place: number): TemplateResult {
    const name = (): string => (this.named = label)
    return html`<span role="gridcell"><button type="button" tabindex=${place === this.place ? 0 : -1} aria-label=${label} @pointerenter=${name} @focus=${name} @click=${() => this.#choose(sign)}>${sign}</button></span>`
  }

  #choose(sign: string): void {
    keepRecent(sign)
    this.#popup.close()
    this.dispatchEvent(new CustomEvent<string>('choose', { detail: sign }))
  }

  #enterCell(place: number): void {
    this.place = place
    void this.updateComplete.then(() => this.#buttons('.cells')[place]?.focus())
  }

  #buttons(within: string): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>(`${within} button`)]
  }

  readonly #type = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value
    this.place = 0
    this.named = ''
  }

  readonly #searchKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return
    const [first] = this.#shown()
    if (first === undefined || !['Enter', 'ArrowDown'].includes(event.key)) return
    event.preventDefault()
    if (event.key === 'ArrowDown') this.#enterCell(0)
    else this.#choose(first.sign)
  }

  readonly #cellKey = (event: KeyboardEvent): void => {
    const cells = this.#buttons('.cells')
    const from = cells.indexOf(event.target as HTMLElement)
    const to = from < 0 ? null : placeAfter(event.key, from, { count: cells.length, columns })
    if (to === null) return
    event.preventDefault()
    if (to === -1) this.renderRoot.querySelector<HTMLElement>('input')?.focus()
    else this.#enterCell(to)
  }

  readonly #groupKey = (event: KeyboardEvent): void => {
    const buttons = this.#buttons('.groups')
    const from = buttons.indexOf(event.target as HTMLElement)
    const to = placeAfter(event.key, from, { count: buttons.length, columns: buttons.length })
    if (to === null || to === -1) return
    event.preventDefault()
    buttons[to]?.focus()
  }
}
