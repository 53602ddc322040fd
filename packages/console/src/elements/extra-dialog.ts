import { limits } from '@switchboard/protocol'
import type { Uuid } from '@switchboard/protocol'
import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { fileAddress } from '../browser/api.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import { blankExtra, extraOf } from '../state/extra-draft.js'
import type { ExtraDraft, ExtraFault } from '../state/extra-draft.js'
import type { Phrases } from '../words/en.js'
import { refusal } from '../words/refusal.js'
import { dialogStyles } from './dialog.styles.js'

/** Puts answers to choose from, or a card, together and sends them. Fires `done` when it is over; its detail: whether it was sent. */
@customElement('console-extra')
export class ConsoleExtra extends LitElement {
  static override styles = [
    pieces,
    dialogStyles,
    css`
      .kinds,
      .link-row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
      }
      .kinds label {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 36px;
      }
      fieldset {
        display: grid;
        gap: 8px;
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      .link-row .input {
        flex: 1 1 160px;
        min-width: 0;
      }
      .picture {
        display: flex;
        align-items: center;
        gap: 12px;
      }
      .picture img {
        max-width: 96px;
        max-height: 64px;
        border-radius: 8px;
      }
    `,
  ]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Pick<Desk, 'say' | 'upload'>
  @property({ attribute: false }) contact!: Uuid
  /** What was written in the reply so far. */
  @property({ attribute: false }) written = ''
  @state() private draft: ExtraDraft = blankExtra('replies', '')
  @state() private fault: string | null = null
  @state() private busy = false
  @query('dialog') private readonly dialog!: HTMLDialogElement
  #sent = false

  override willUpdate(): void {
    if (!this.hasUpdated) this.draft = blankExtra('replies', this.written)
  }

  override firstUpdated(): void {
    this.dialog.showModal()
  }

  override render(): TemplateResult {
    const words = this.words.extra
    const { kind, words: said } = this.draft
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="title">${words.title}</h2>
        <div class="kinds" role="radiogroup" aria-labelledby="title">${this.#kind('replies')}${this.#kind('card')}</div>
        ${kind === 'card' ? this.#titleAndPicture() : nothing}
        <label class="field"><span class="label">${kind === 'card' ? words.text : words.question}</span>
          <textarea class="input" rows="2" maxlength=${limits.textLength} .value=${said} @input=${(event: Event) => this.#change({ words: valueOf(event) })}></textarea>
        </label>
        ${kind === 'card' ? this.#links() : this.#replies()}
        ${this.fault === null ? nothing : html`<p class="fault" role="alert">${icon('alert', 16)}<span>${this.fault}</span></p>`}
        <div class="foot">
          <button type="button" class="button second" @click=${() => this.dialog.close()}>${words.cancel}</button>
          <button type="submit" class="button primary" ?disabled=${this.busy}>${this.words.composer.send}</button>
        </div>
      </form>
    </dialog>`
  }

  #kind(kind: ExtraDraft['kind']): TemplateResult {
    const choose = (): void => this.#change({ kind })
    return html`<label><input type="radio" name="kind" .checked=${this.draft.kind === kind} @change=${choose} />${this.words.extra[kind]}</label>`
  }

  #replies(): TemplateResult {
    const words = this.words.extra
    const { replies } = this.draft
    const put = (at: number) => (event: Event) => this.#change({ replies: replies.with(at, valueOf(event)) })
    return html`<fieldset><legend class="label">${words.repliesHint(replies.length)}</legend>
      ${replies.map((label, at) => html`<input class="input" aria-label=${words.reply(at + 1)} maxlength=${limits.labelLength} autocomplete="off" .value=${label} @input=${put(at)} />`)}
    </fieldset>`
  }

  #titleAndPicture(): TemplateResult {
    const words = this.words.extra
    const { title, picture } = this.draft
    return html`<label class="field"><span class="label">${words.cardTitle}</span>
        <input class="input" maxlength=${limits.cardTitleLength} autocomplete="off" .value=${title} @input=${(event: Event) => this.#change({ title: valueOf(event) })} />
      </label>
      <div class="picture">
        ${picture === null ? nothing : html`<img src=${fileAddress(picture, 'preview')} alt=${words.picture} />`}
        <label class="field"><span class="label">${words.picture}</span>
          <input type="file" accept="image/png,image/jpeg,image/webp,image/gif" ?disabled=${this.busy} @change=${this.#chosen} /></label>
      </div>`
  }

  #links(): TemplateResult {
    const words = this.words.extra
    const { links } = this.draft
    const put = (at: number, name: 'label' | 'url') => (event: Event) =>
      this.#change({
        links: links.map((one, index) => (index === at ? { ...one, [name]: valueOf(event) } : one)),
      })
    return html`<fieldset><legend class="label">${words.links(links.length)}</legend>
      ${links.map(
        ({ label, url }, at) =>
          html`<div class="link-row">
            <input class="input" aria-label=${words.linkLabel(at + 1)} placeholder=${words.label} maxlength=${limits.labelLength} autocomplete="off" .value=${label} @input=${put(at, 'label')} />
            <input class="input" aria-label=${words.linkAddress(at + 1)} placeholder="https://" inputmode="url" maxlength=${limits.linkLength} autocomplete="off" .value=${url} @input=${put(at, 'url')} />
          </div>`,
      )}
    </fieldset>`
  }

  #change(change: Partial<ExtraDraft>): void {
    this.draft = { ...this.draft, ...change }
    this.fault = null
  }

  readonly #chosen = async (event: Event): Promise<void> => {
    const [file] = (event.target as HTMLInputElement).files ?? []
    if (file === undefined) return
    this.busy = true
    this.fault = null
    const answer = await this.desk.upload(this.contact, file)
    this.busy = false
    if (answer.ok) this.#change({ picture: answer.file })
    else if (answer.code === 'unreachable' || answer.code === 'closed')
      this.fault = this.words.files.unreachable
    else this.fault = refusal(this.words, answer.code)
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault()
    const made = extraOf(this.draft)
    if ('fault' in made) return this.#blame(made.fault)
    this.desk.say(this.contact, this.draft.words.trim(), made.extra)
    this.#sent = true
    this.dialog.close()
  }

  #blame(fault: ExtraFault): void {
    this.fault = this.words.extra.faults[fault]
  }

  readonly #closed = (): void => {
    this.dispatchEvent(new CustomEvent('done', { detail: this.#sent }))
  }
}

function valueOf({ target }: Event): string {
  return (target as HTMLInputElement).value
}
