import type { LiveState, Uuid } from '@switchboard/protocol'
import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Desk } from '../desk.js'
import { skeletonRows } from '../elements/parts.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Floor, FloorView } from '../state/floor.js'
import type { Phrases } from '../words/en.js'
import { moment, shortId, timer } from '../words/format.js'
import { FloorWatch } from './floor-watch.js'
import type { LiveApi } from './live-api.js'
import { lampStyles, liveStyles } from './live.styles.js'
import { houseLimits, stateOrder, waitStanding } from './measures.js'
import './person-panel.js'
import { judged, peopleTable, queueName, queuesTable } from './tables.js'
import type { FloorContext } from './tables.js'
import './watch-panel.js'
import { liveWords } from './words.js'

/** The floor for who supervises: queues, waiting contacts and people, live; beside it the person or the contact that is open. */
@customElement('console-live')
export class ConsoleLive extends LitElement {
  static override styles = [pieces, lampStyles, liveStyles]

  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) floor!: Floor
  @property({ attribute: false }) api!: LiveApi
  /** Whether this person may read contacts, and may take and force. */
  @property({ attribute: false }) reads = false
  @property({ attribute: false }) supervises = false
  /** What is open, as it stands in the address: `person/ID` or `contact/ID`. */
  @property({ attribute: false }) asked = ''
  /** Mirrors whether something is open, for the page's layout. */
  @property({ type: Boolean, reflect: true }) open = false
  @state() private state: LiveState | null = null
  @state() private queue = ''

  constructor() {
    super()
    void new FloorWatch(this, () => this.floor)
  }

  /** Moves the focus to the page's title. */
  enter(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('asked')) this.open = /^(person|contact)\/./.test(this.asked)
  }

  override render(): TemplateResult {
    const words = liveWords(this.phrases)
    const { floor, refused } = { floor: this.floor.view, refused: this.floor.refused }
    if (refused !== null) return html`<div class="empty"><p>${words.refused}</p></div>`
    return html`<div class="floor">
        <header class="top"><h1 tabindex="-1">${words.title}</h1>${this.#standing()}
          ${this.supervises ? html`<a class="button second low aside" href="#blocked">${icon('block', 16)}${words.blocked}</a>` : nothing}</header>
        ${floor === null ? this.#loading() : this.#board(floor)}
      </div>
      ${floor === null ? nothing : this.#panel(floor)}`
  }

  #standing(): TemplateResult {
    const words = liveWords(this.phrases)
    const { heardAt } = this.floor
    if (heardAt === null) return html`<span class="small quiet">${words.connecting}</span>`
    if (!this.floor.stale())
      return html`<span class="state small quiet"><span class="lamp available"></span>${words.live}</span>`
    const since = moment(heardAt, Date.now(), this.phrases.tag)
    return html`<span class="strip" role="status">${icon('unplugged', 16)}${words.stale(since)}</span>`
  }

  #loading(): TemplateResult {
    return html`<div aria-busy="true"><span class="sr">${liveWords(this.phrases).loading}</span>${skeletonRows(6)}</div>`
  }

  #board(floor: FloorView): TemplateResult {
    const words = liveWords(this.phrases)
    const context: FloorContext = { words, phrases: this.phrases, floor, now: this.desk.clock.now() }
    const ofQueue = floor.agents.filter(({ queues }) => this.queue === '' || queues.includes(this.queue))
    const people = ofQueue.filter((agent) => this.state === null || agent.state === this.state)
    return html`<h2>${words.queues}</h2>
      ${queuesTable(floor.queues, context)}
      <p class="tiny faint about">${words.today}</p>
      ${this.#waiting(context)}
      <h2>${words.people}</h2>
      <div class="filters" role="group" aria-label=${words.filter}>
        ${this.#chip(null, words.everybody, ofQueue.length)}
        ${stateOrder.map((one) => {
          const count = ofQueue.filter((agent) => agent.state === one).length
          return count === 0 && this.state !== one ? nothing : this.#chip(one, words.states[one], count)
        })}
        <label class="row small"><span class="sr">${words.queueFilter}</span>
          <select class="input" .value=${this.queue} @change=${(event: Event) => (this.queue = (event.target as HTMLSelectElement).value)}>
            <option value="">${words.allQueues}</option>
            ${floor.queues.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
          </select>
        </label>
      </div>
      ${peopleTable(people, { context, chosen: this.asked.replace(/^person\//, ''), open: (id) => this.#go(`person/${id}`) })}`
  }

  #chip(value: LiveState | null, label: string, count: number): TemplateResult {
    return html`<button type="button" class="chip" aria-pressed=${this.state === value} @click=${() => (this.state = value)}>
      ${value === null ? nothing : html`<span class="lamp ${value}"></span>`}${label} <span class="num">${count}</span>
    </button>`
  }

  #waiting({ words, floor, now }: FloorContext): TemplateResult {
    const { signs } = words
    if (floor.waiting.length === 0)
      return html`<h2>${words.waitingList}</h2><p class="quiet waiting">${words.nobodyWaits}</p>`
    return html`<h2>${words.waitingList}</h2>
      <ul class="waiting">${floor.waiting.map(({ contact, queue, since, agent }) => {
        const standing = waitStanding(now - since, houseLimits)
        const rings = floor.agents.find(({ id }) => id === agent)?.name
        return html`<li>
          <span class="num">${judged(timer(now - since), standing, standing === 'bad' ? signs.late : signs.near)}</span>
          <span class="strong">${words.contact(shortId(contact))}</span>
          <span class="quiet grow cut">${queueName(floor, queue)}${rings === undefined ? '' : `, ${words.rings(rings)}`}</span>
          ${this.reads ? html`<button type="button" class="button second low" @click=${() => this.#go(`contact/${contact}`)}>${words.watch}</button>` : nothing}
        </li>`
      })}</ul>`
  }

  #panel(floor: FloorView): TemplateResult | typeof nothing {
    const [kind, id = ''] = this.asked.split('/')
    const shared = { close: () => this.#go('') }
    if (kind === 'person')
      return html`<console-person
        .phrases=${this.phrases} .desk=${this.desk} .floor=${floor} .person=${id} .reads=${this.reads} .supervises=${this.supervises}
        @close=${shared.close} @watch=${({ detail }: CustomEvent<Uuid>) => this.#go(`contact/${detail}`)}
      ></console-person>`
    if (kind === 'contact' && this.reads)
      return html`<console-watch
        .phrases=${this.phrases} .desk=${this.desk} .floor=${floor} .api=${this.api} .contact=${id} .supervises=${this.supervises}
        @close=${shared.close}
      ></console-watch>`
    return nothing
  }

  #go(rest: string): void {
    location.hash = rest === '' ? '#live' : `#live/${rest}`
  }
}
