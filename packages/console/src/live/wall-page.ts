import type { LiveAgent, LiveQueue } from '@switchboard/protocol'
import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Floor, FloorView } from '../state/floor.js'
import type { Phrases } from '../words/en.js'
import { moment, timer } from '../words/format.js'
import { keepAwake } from './awake.js'
import { FloorWatch } from './floor-watch.js'
import { lampStyles } from './live.styles.js'
import {
  abandonedShare,
  levelOf,
  levelStanding,
  percent,
  stateOrder,
  together,
  waitStanding,
} from './measures.js'
import type { Standing } from './measures.js'
import { judged } from './tables.js'
import { readWallOptions } from './wall-options.js'
import type { WallOptions } from './wall-options.js'
import { wallStyles } from './wall.styles.js'
import type { LiveWords } from './words-en.js'
import { liveWords } from './words.js'

/** In these states somebody who stays long is worth a look, after so long, in ms. */
const worthALook: Readonly<Partial<Record<LiveAgent['state'], number>>> = {
  not_responding: 0,
  not_reachable: 0,
  wrap_up: 180_000,
  on_hold: 180_000,
  break: 1_800_000,
}
const mostLooks = 4

/** A board for a television: waiting, the longest wait, service level so far, and what people do. Nothing on it needs a hand but full screen. */
@customElement('console-wall')
export class ConsoleWall extends LitElement {
  static override styles = [pieces, lampStyles, wallStyles]

  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) floor!: Floor
  /** The name of the centre. */
  @property({ attribute: false }) name = ''
  /** What stands in the address: see `readWallOptions`. */
  @property({ attribute: false }) asked = ''
  @property({ reflect: true }) theme = 'dark'
  @state() private full = false
  #options: WallOptions = readWallOptions('')
  #sleep: (() => void) | null = null

  constructor() {
    super()
    void new FloorWatch(this, () => this.floor)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#sleep = keepAwake()
    document.addEventListener('fullscreenchange', this.#changed)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sleep?.()
    document.removeEventListener('fullscreenchange', this.#changed)
  }

  /** Moves the focus to the board's name. */
  enter(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('asked')) return
    this.#options = readWallOptions(this.asked)
    this.theme = this.#options.theme
  }

  override render(): TemplateResult {
    const words = liveWords(this.phrases)
    const { view, refused } = this.floor
    if (refused !== null) return html`<div class="empty"><p>${words.refused}</p></div>`
    const { queues: asked } = this.#options
    const queues = (view?.queues ?? []).filter(({ id }) => asked.length === 0 || asked.includes(id))
    const agents = (view?.agents ?? []).filter(
      (agent) => asked.length === 0 || agent.queues.some((queue) => asked.includes(queue)),
    )
    return html`<div class="board">
      ${this.#top(words, queues.length)}
      ${view === null ? html`<p class="quiet" role="status">${words.loading}</p>` : this.#board(view, { queues, agents })}
    </div>`
  }

  #top(words: LiveWords, shown: number): TemplateResult {
    const { wall } = words
    const now = this.desk.clock.now()
    const { queues } = this.#options
    return html`<header class="top">
      ${icon('logo', 32)}<h1 class="cut" tabindex="-1">${this.name}</h1>
      <span class="quiet grow">${queues.length === 0 ? wall.allQueues : wall.someQueues(shown)}</span>
      ${this.#standing(words)}
      <button type="button" class="button second low" @click=${this.#toggle}>${this.full ? wall.leave : wall.full}</button>
      <span class="clock">${moment(now, now, this.phrases.tag)}</span>
    </header>`
  }

  #standing(words: LiveWords): TemplateResult {
    const { heardAt } = this.floor
    if (heardAt === null) return html`<span class="quiet">${words.connecting}</span>`
    if (this.floor.stale())
      return html`<span class="strip" role="alert">${icon('unplugged', 20)}${words.stale(moment(heardAt, Date.now(), this.phrases.tag))}</span>`
    return html`<span class="state"><span class="lamp available"></span> ${words.live}</span>`
  }

  #board(
    { at }: FloorView,
    { queues, agents }: { readonly queues: readonly LiveQueue[]; readonly agents: readonly LiveAgent[] },
  ): TemplateResult {
    const words = liveWords(this.phrases)
    const now = Math.max(at, this.desk.clock.now())
    return html`${this.#cards(queues, now)}
      <div class="panel">${this.#table(queues, now)}</div>
      <div class="panel">${agents.length === 0 ? this.#staffed(queues) : this.#people(agents, now)}
        <h2>${words.wall.look}</h2>${this.#look({ queues, agents, now })}</div>`
  }

  #cards(queues: readonly LiveQueue[], now: number): TemplateResult {
    const { wall, signs } = liveWords(this.phrases)
    const { tag } = this.phrases
    const { limits } = this.#options
    const all = together(queues)
    const waited = all.oldestAt === null ? null : now - all.oldestAt
    const [wait, level] = [waitStanding(waited, limits), levelOf(all)]
    const longest = queues.find(({ oldestAt }) => oldestAt !== null && oldestAt === all.oldestAt)?.name
    const [free, staffed] = [largest(queues, ({ free: n }) => n), largest(queues, ({ staffed: n }) => n)]
    const target = wall.target(percent(limits.level, tag))
    const served = levelStanding(level, limits)
    return html`<dl class="cards">
      ${card({ name: wall.waiting, figure: String(all.waiting), under: all.ringing > 0 ? wall.ringing(all.ringing) : all.waiting === 0 ? wall.nobody : ' ' })}
      ${card({ name: wall.longest, figure: waited === null ? '–' : timer(waited), under: longest ?? wall.nobody, standing: wait, sign: wait === 'bad' ? signs.late : signs.near })}
      ${card({ name: wall.level((queues[0]?.targetMs ?? 20_000) / 1_000), figure: percent(level, tag), under: level === null ? wall.noContacts : target, standing: served, sign: signs.low })}
      ${card({ name: wall.abandoned, figure: percent(abandonedShare(all), tag), under: wall.contacts(all.offered) })}
      ${card({ name: wall.available, figure: String(free), of: String(staffed), under: ' ' })}
    </dl>`
  }

  #table(queues: readonly LiveQueue[], now: number): TemplateResult {
    const words = liveWords(this.phrases)
    const { columns, signs } = words
    const { tag } = this.phrases
    const { limits } = this.#options
    return html`<table>
      <thead><tr><th scope="col">${columns.queue}</th><th scope="col">${columns.waiting}</th><th scope="col">${columns.longest}</th>
        <th scope="col">${columns.level}</th><th scope="col">${columns.abandoned}</th><th scope="col">${columns.free}</th></tr></thead>
      <tbody>${queues.map((queue) => {
        const waited = queue.oldestAt === null ? null : now - queue.oldestAt
        const wait = waitStanding(waited, limits)
        const level = levelOf(queue)
        return html`<tr><th scope="row" class="cut">${queue.name}</th>
          <td class="strong ${queue.waiting === 0 ? 'faint' : ''}">${queue.waiting}</td>
          <td class="strong">${judged(waited === null ? '–' : timer(waited), wait, wait === 'bad' ? signs.late : signs.near)}</td>
          <td class="strong">${level === null ? html`<span class="faint">${words.wall.noContacts}</span>` : judged(percent(level, tag), levelStanding(level, limits), signs.low)}</td>
          <td>${percent(abandonedShare(queue), tag)}</td>
          <td>${words.of(queue.free, queue.staffed)}</td></tr>`
      })}</tbody>
    </table>`
  }

  #people(agents: readonly LiveAgent[], now: number): TemplateResult {
    const words = liveWords(this.phrases)
    const here = agents.filter(({ state: one }) => one !== 'offline')
    const counts = stateOrder.flatMap((one) => {
      const those = here.filter((agent) => agent.state === one)
      const since = those.flatMap((agent) => agent.since ?? [])
      return those.length === 0
        ? []
        : [{ one, count: those.length, longest: since.length === 0 ? null : now - Math.min(...since) }]
    })
    return html`<h2>${words.wall.signedIn(here.length)}</h2>
      <div class="bar-of-states" aria-hidden="true">${counts.map(({ one, count }) => html`<span class=${one} .style=${`flex-grow:${String(count)}`}></span>`)}</div>
      <ul class="states">${counts.map(
        ({ one, count, longest }) =>
          html`<li><span class="lamp ${one}"></span><span class="grow">${words.states[one]}</span><strong>${count}</strong>${
            longest === null ? nothing : html`<span class="faint num">${timer(longest)}</span>`
          }</li>`,
      )}</ul>`
  }

  /** Who sees no people is told how many there are. */
  #staffed(queues: readonly LiveQueue[]): TemplateResult {
    return html`<h2>${liveWords(this.phrases).wall.signedIn(largest(queues, ({ staffed }) => staffed))}</h2>`
  }

  #look({
    queues,
    agents,
    now,
  }: {
    queues: readonly LiveQueue[]
    agents: readonly LiveAgent[]
    now: number
  }): TemplateResult {
    const words = liveWords(this.phrases)
    const { limits } = this.#options
    const late = queues.flatMap(({ name, oldestAt }) =>
      oldestAt !== null && waitStanding(now - oldestAt, limits) === 'bad'
        ? [{ text: name, ms: now - oldestAt, lamp: 'not_responding' }]
        : [],
    )
    const people = agents.flatMap(({ name, state: one, since }) => {
      const after = worthALook[one]
      const ms = since === null ? 0 : now - since
      return after === undefined || ms < after
        ? []
        : [{ text: words.wall.longHere(name, words.states[one]), ms, lamp: one }]
    })
    const all = [...late, ...people].slice(0, mostLooks)
    if (all.length === 0) return html`<p class="quiet look">${words.wall.nothing}</p>`
    return html`<ul class="look">${all.map(({ text, ms, lamp }) => html`<li><span class="lamp ${lamp}"></span><span class="grow cut">${text}</span><strong class="num">${timer(ms)}</strong></li>`)}</ul>`
  }

  readonly #changed = (): void => {
    this.full = document.fullscreenElement !== null
  }

  readonly #toggle = (): void => {
    // A browser may refuse: the board stays as it is.
    if (document.fullscreenElement === null) void this.requestFullscreen().catch(() => {})
    else void document.exitFullscreen()
  }
}

/** People serve several queues: the queue with most tells more than a sum that counts them twice. */
function largest(queues: readonly LiveQueue[], of: (queue: LiveQueue) => number): number {
  return Math.max(0, ...queues.map(of))
}

interface Card {
  readonly name: string
  readonly figure: string
  readonly of?: string
  readonly under: string
  readonly standing?: Standing
  readonly sign?: string
}

function card({ name, figure, of, under, standing = 'none', sign = '' }: Card): TemplateResult {
  const bad = standing === 'near' || standing === 'bad'
  return html`<div class="card ${bad ? standing : ''}">
    <dt>${bad ? icon('alert', 22) : standing === 'good' ? icon('check', 22) : nothing}${name}${bad ? html`<span class="sr">${sign}</span>` : nothing}</dt>
    <dd class="figure">${figure}${of === undefined ? nothing : html`<small> / ${of}</small>`}</dd>
    <dd class="under cut">${under}</dd>
  </div>`
}
