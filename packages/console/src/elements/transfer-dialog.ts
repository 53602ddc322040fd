import { limits } from '@switchboard/protocol'
import type { Uuid } from '@switchboard/protocol'
import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Targets } from '../browser/api.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import { found, matching } from '../state/targets.js'
import type { Choice } from '../state/targets.js'
import type { Phrases } from '../words/en.js'
import { refusal } from '../words/refusal.js'
import { dialogStyles } from './dialog.styles.js'
import { avatar, skeletonRows } from './parts.js'
import { transferStyles } from './transfer.styles.js'

type List =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'ready'; readonly targets: Targets }

/** Chooses to whom a chat is given, with a note for the next one. Fires `done` when it is over, either way. */
@customElement('console-transfer')
export class ConsoleTransfer extends LitElement {
  static override styles = [pieces, dialogStyles, transferStyles]

  @property({ attribute: false }) words!: Phrases
  @property({ attribute: false }) desk!: Pick<Desk, 'targets' | 'transfer'> & Partial<Pick<Desk, 'consult'>>
  @property({ attribute: false }) contact!: Uuid
  /** Whether it is a call. */
  @property({ type: Boolean }) call = false
  /** Whether somebody is to be asked, and nothing given away. */
  @property({ type: Boolean }) consults = false
  @state() private list: List = { is: 'loading' }
  @state() private search = ''
  @state() private chosen: Choice | null = null
  @state() private note = ''
  @state() private busy = false
  @state() private fault: string | null = null
  @query('dialog') private readonly dialog!: HTMLDialogElement

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  override firstUpdated(): void {
    this.dialog.showModal()
  }

  override render(): TemplateResult {
    const words = this.words.transfer
    const { chosen, busy } = this
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('done'))}>
      <form @submit=${this.#submit}>
        <h2 id="title">${this.#title()}</h2>
        <label class="search"><span class="sr">${words.search}</span>
          <input class="input" type="search" autocomplete="off" autofocus placeholder=${words.search} .value=${this.search} @input=${this.#searched} />
        </label>
        <div class="list">${this.#choices()}</div>
        <label class="field"><span class="label">${words.note}</span>
          <textarea class="input" rows="2" maxlength=${limits.textLength} aria-describedby="hint" .value=${this.note} @input=${this.#wrote}></textarea>
          <span class="small quiet" id="hint">${this.consults ? this.words.calls.consult.hint : words.noteHint}</span>
        </label>
        ${this.fault === null ? nothing : html`<p class="fault" role="alert">${icon('alert', 16)}<span>${this.call ? this.words.calls.keeps : words.failed} ${this.fault}</span></p>`}
        <div class="foot">
          <button type="button" class="button second" @click=${() => this.dialog.close()}>${words.cancel}</button>
          <button type="submit" class="button primary" aria-busy=${busy} ?disabled=${chosen === null || busy}>
            <span class="cut">${this.#confirm()}</span>
          </button>
        </div>
      </form>
    </dialog>`
  }

  #title(): string {
    const { transfer, calls } = this.words
    if (this.consults) return calls.consult.title
    return this.call ? calls.transferTitle : transfer.title
  }

  #confirm(): string {
    const { transfer, calls } = this.words
    const { chosen } = this
    if (this.consults)
      return this.busy
        ? calls.consult.asking
        : chosen === null
          ? calls.consult.button
          : calls.consult.confirm(chosen.name)
    if (this.busy) return transfer.giving
    return chosen === null ? transfer.choose : transfer.confirm(chosen.name)
  }

  #choices(): TemplateResult {
    const words = this.words.transfer
    const { list, search } = this
    if (list.is === 'loading')
      return html`<div aria-busy="true"><span class="sr">${words.loading}</span>${skeletonRows(3)}</div>`
    if (list.is === 'failed')
      return html`<p class="none">${words.unloadable} <button type="button" class="link" @click=${() => void this.#load()}>${words.again}</button></p>`
    const { queues, agents } = matching(list.targets, search)
    if (queues.length + agents.length === 0)
      return html`<p class="none" role="status">${search.trim() === '' ? words.nobody : words.none(search.trim())}</p>`
    return html`${this.#group(
      words.queues,
      queues.map((queue) =>
        this.#choice({ to: 'queue', target: queue.id, name: queue.name }, words.waiting(queue.waiting)),
      ),
    )}
    ${this.#group(
      words.agents,
      agents.map((agent) => {
        const choice = { to: 'agent', target: agent.id, name: agent.name } as const
        return this.#choice(choice, this.#standing(agent), !agent.room)
      }),
    )}`
  }

  #group(name: string, choices: readonly TemplateResult[]): TemplateResult | typeof nothing {
    if (choices.length === 0) return nothing
    return html`<fieldset><legend class="small quiet">${name}</legend>${choices}</fieldset>`
  }

  #choice(choice: Choice, about: string, away = false): TemplateResult {
    const { to, target, name } = choice
    const picked = this.chosen?.target === target
    return html`<label class="choice ${away ? 'away' : ''}">
      <input type="radio" name="target" value=${target} .checked=${picked} ?disabled=${away} @change=${() => (this.chosen = choice)} />
      ${to === 'agent' ? avatar({ id: target, name, size: 's32' }) : html`<span class="queue" aria-hidden="true">${icon('inbox', 18)}</span>`}
      <span class="grow cut">${name}</span><span class="small quiet">${about}</span>
    </label>`
  }

  /** What an agent is now: the presence, or whether there is room for one more. */
  #standing({ presence, room }: Targets['agents'][number]): string {
    const { states } = this.words.presence
    if (presence === 'available') return room ? this.words.transfer.room : this.words.transfer.full
    return Object.hasOwn(states, presence) ? states[presence as keyof typeof states] : presence
  }

  async #load(): Promise<void> {
    this.list = { is: 'loading' }
    const answer = await this.desk.targets(this.contact)
    this.list = answer.ok ? { is: 'ready', targets: answer.value } : { is: 'failed' }
  }

  readonly #searched = (event: Event): void => {
    this.search = (event.target as HTMLInputElement).value
    // What is no longer on the screen must not be what is confirmed.
    if (
      this.chosen !== null &&
      this.list.is === 'ready' &&
      !found(this.list.targets, this.search, this.chosen)
    )
      this.chosen = null
  }

  readonly #wrote = (event: Event): void => {
    this.note = (event.target as HTMLTextAreaElement).value
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault()
    if (this.chosen !== null && !this.busy) void this.#give(this.chosen)
  }

  async #give({ to, target }: Choice): Promise<void> {
    this.busy = true
    this.fault = null
    const gift = { to, target, note: this.note }
    const { desk } = this
    const consult = this.consults ? desk.consult : undefined
    const code = await (consult ?? desk.transfer)(this.contact, gift)
    this.busy = false
    if (code === null) return this.dialog.close()
    this.fault = refusal(this.words, code)
    void this.#load()
  }
}
