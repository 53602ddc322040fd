import type { ChosenPresence, LiveAgent, Uuid } from '@switchboard/protocol'
import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Desk } from '../desk.js'
import { dialogStyles } from '../elements/dialog.styles.js'
import { avatar } from '../elements/parts.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { FloorView } from '../state/floor.js'
import type { Phrases } from '../words/en.js'
import { shortId, timer } from '../words/format.js'
import { refusal } from '../words/refusal.js'
import { lampStyles } from './live.styles.js'
import { panelStyles } from './panel.styles.js'
import { queueName, stateSign } from './tables.js'
import { liveWords } from './words.js'

const choices: readonly ChosenPresence[] = ['available', 'break', 'training', 'offline']

/** One person of the floor: what is in hand, and what to be set to. Fires `close`, and `watch` with a contact. */
@customElement('console-person')
export class ConsolePerson extends LitElement {
  static override styles = [pieces, lampStyles, panelStyles, dialogStyles]

  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) floor!: FloorView
  @property({ attribute: false }) person!: Uuid
  @property({ attribute: false }) reads = false
  @property({ attribute: false }) supervises = false
  @state() private chosen: ChosenPresence | null = null
  @state() private fault: string | null = null
  @state() private busy = false
  @query('dialog') private readonly dialog!: HTMLDialogElement | null

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('person')) this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
  }

  override render(): TemplateResult {
    const words = liveWords(this.phrases)
    const agent = this.floor.agents.find(({ id }) => id === this.person)
    if (agent === undefined) return html`<section><div class="empty"><p>${words.noPeople}</p></div></section>`
    const { name, since } = agent
    const time = since === null ? '' : timer(this.desk.clock.now() - since)
    return html`<section aria-label=${name}>
      <header>${avatar({ id: agent.id, name })}
        <div class="grow"><h2 class="cut" tabindex="-1">${name}</h2><p class="small">${stateSign(agent, words)} <span class="num quiet">${time}</span></p></div>
        <button type="button" class="icon-button" aria-label=${words.close} @click=${() => this.dispatchEvent(new CustomEvent('close'))}>${icon('close')}</button>
      </header>
      ${this.supervises ? html`<div class="part buttons"><button type="button" class="button second low" @click=${this.#ask}>${words.person.force}</button></div>` : nothing}
      <div class="part grow-all"><h3>${words.person.hands}</h3>${this.#hands(agent)}</div>
      ${this.supervises ? this.#dialog(agent) : nothing}
    </section>`
  }

  #hands({ work, elsewhere }: LiveAgent): TemplateResult {
    const words = liveWords(this.phrases)
    if (work.length + elsewhere === 0) return html`<p class="small quiet">${words.person.nothing}</p>`
    return html`<ul class="hands">${work.map(
      ({ contact, queue, phase, since }) => html`<li>
        <span class="grow"><span class="strong">${words.contact(shortId(contact))}</span><br /><span class="quiet">${queueName(this.floor, queue)}, ${words.phases[phase]}</span></span>
        <span class="num">${timer(this.desk.clock.now() - since)}</span>
        ${this.reads ? html`<button type="button" class="button second low" @click=${() => this.dispatchEvent(new CustomEvent('watch', { detail: contact }))}>${words.watch}</button>` : nothing}
      </li>`,
    )}</ul>${elsewhere === 0 ? nothing : html`<p class="small quiet">${words.elsewhere(elsewhere)}</p>`}`
  }

  #dialog({ name, state: present }: LiveAgent): TemplateResult {
    const words = liveWords(this.phrases).person
    const { states } = this.phrases.presence
    const out = present === 'offline'
    return html`<dialog aria-labelledby="force-title"><form @submit=${this.#force}>
      <h2 id="force-title">${words.forceTitle(name)}</h2>
      <fieldset aria-describedby="force-hint">${choices.map(
        (
          one,
        ) => html`<label class="choice"><input type="radio" name="presence" value=${one} .checked=${this.chosen === one} ?disabled=${out && one !== 'offline'} @change=${() => (this.chosen = one)} />
          <span class="lamp ${one}"></span>${states[one]}</label>`,
      )}</fieldset>
      <p class="small quiet" id="force-hint">${out ? words.offline : words.forceHint}</p>
      ${this.fault === null ? nothing : html`<p class="fault" role="alert">${icon('alert', 16)}<span>${words.forced} ${this.fault}</span></p>`}
      <div class="foot">
        <button type="button" class="button second" @click=${() => this.dialog?.close()}>${this.phrases.transfer.cancel}</button>
        <button type="submit" class="button primary" aria-busy=${this.busy} ?disabled=${this.chosen === null || this.busy}>${words.forceGo}</button>
      </div>
    </form></dialog>`
  }

  readonly #ask = (): void => {
    this.chosen = null
    this.fault = null
    this.dialog?.showModal()
  }

  readonly #force = (event: Event): void => {
    event.preventDefault()
    if (this.chosen !== null && !this.busy) void this.#set(this.chosen)
  }

  async #set(presence: ChosenPresence): Promise<void> {
    this.busy = true
    const code = await this.desk.force(this.person, presence)
    this.busy = false
    if (code === null) this.dialog?.close()
    else this.fault = refusal(this.phrases, code)
  }
}
