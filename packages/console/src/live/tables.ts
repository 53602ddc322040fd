import type { LiveAgent, LiveQueue } from '@switchboard/protocol'
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { avatar } from '../elements/parts.js'
import { icon } from '../look/icons.js'
import type { FloorView } from '../state/floor.js'
import type { Phrases } from '../words/en.js'
import { shortId, timer } from '../words/format.js'
import { houseLimits, levelOf, levelStanding, percent, waitStanding } from './measures.js'
import type { Standing } from './measures.js'
import type { LiveWords } from './words-en.js'

/** What drawing the floor needs beside its rows. `now`: epoch ms of the server. */
export interface FloorContext {
  readonly words: LiveWords
  readonly phrases: Phrases
  readonly floor: FloorView
  readonly now: number
}

/** A number that may stand badly: colour, a sign and a word say so. */
export function judged(text: string, standing: Standing, word: string): TemplateResult {
  if (standing === 'good' || standing === 'none')
    return html`<span class=${standing === 'none' ? 'zero' : ''}>${text}</span>`
  return html`<span class="sign ${standing}">${icon('alert', 16)}<span>${text}<span class="sr"> ${word}</span></span></span>`
}

/** The queues, each with what waits, what is in hand, and the day so far. */
export function queuesTable(
  queues: readonly LiveQueue[],
  { words, phrases, now }: FloorContext,
): TemplateResult {
  const { columns, signs } = words
  if (queues.length === 0) return html`<p class="quiet">${words.noQueues}</p>`
  const heads = [
    'waiting',
    'longest',
    'inHand',
    'offered',
    'answered',
    'abandoned',
    'closed',
    'level',
    'free',
  ] as const
  return html`<div class="box" tabindex="0" role="region" aria-label=${words.queues}><table>
    <thead><tr><th scope="col">${columns.queue}</th>${heads.map((head) => html`<th scope="col" class="n">${columns[head]}</th>`)}</tr></thead>
    <tbody>${queues.map((queue) => {
      const waited = queue.oldestAt === null ? null : now - queue.oldestAt
      const level = levelOf(queue)
      const standing = levelStanding(level, houseLimits)
      const wait = waitStanding(waited, houseLimits)
      return html`<tr>
        <th scope="row" class="strong">${queue.name}</th>
        ${plain(queue.waiting)}
        <td class="n">${judged(waited === null ? '–' : timer(waited), wait, wait === 'bad' ? signs.late : signs.near)}</td>
        ${plain(queue.connected + queue.wrapUp)}${plain(queue.offered)}${plain(queue.answered)}${plain(queue.abandoned)}${plain(queue.closed)}
        <td class="n">${judged(percent(level, phrases.tag), standing, signs.low)}</td>
        <td class="n">${words.of(queue.free, queue.staffed)}</td>
      </tr>`
    })}</tbody>
  </table></div>`
}

/** The agents, with what each is, since when, and with whom. `open` shows one; `chosen`: the one that is shown. */
export function peopleTable(
  agents: readonly LiveAgent[],
  { context, chosen, open }: { context: FloorContext; chosen: string; open: (id: string) => void },
): TemplateResult {
  const { words, now } = context
  const { columns } = words
  if (agents.length === 0) return html`<p class="quiet" role="status">${words.noPeople}</p>`
  return html`<div class="box" tabindex="0" role="region" aria-label=${words.people}><table>
    <thead><tr>
      <th scope="col">${columns.person}</th><th scope="col">${columns.state}</th><th scope="col" class="n">${columns.since}</th>
      <th scope="col">${columns.with}</th><th scope="col" class="n">${columns.contacts}</th><th scope="col" class="n">${columns.closed}</th>
    </tr></thead>
    <tbody>${agents.map((agent) => {
      const { id, name, role, since, contacts, closed } = agent
      return html`<tr class=${id === chosen ? 'chosen' : ''}>
        <th scope="row"><button type="button" class="who" @click=${() => open(id)}>
          ${avatar({ id, name, size: 's32' })}<span><span class="strong">${name}</span><br /><span class="tiny quiet">${words.roles[role] ?? role}</span></span>
        </button></th>
        <td>${stateSign(agent, words)}</td>
        <td class="n">${since === null ? '–' : timer(now - since)}</td>
        <td>${withWhom(agent, context)}</td>
        ${plain(contacts)}${plain(closed)}
      </tr>`
    })}</tbody>
  </table></div>`
}

/** What an agent is: a lamp of its own shape, and the word. */
export function stateSign({ state, work }: LiveAgent, words: LiveWords): TemplateResult {
  const away = state === 'not_responding' || state === 'not_reachable'
  const chats = work.filter(({ phase }) => phase === 'connected' || phase === 'held').length
  const text = state === 'in_chat' && chats > 0 ? words.chats(chats) : words.states[state]
  return html`<span class="state ${away ? 'bad' : ''}"><span class="lamp ${state}"></span>${text}</span>`
}

/** The name of a queue by its id. */
export function queueName(floor: FloorView, id: string): string {
  return floor.queues.find((queue) => queue.id === id)?.name ?? ''
}

function withWhom({ work, elsewhere }: LiveAgent, { words, floor }: FloorContext): TemplateResult {
  const queues = [...new Set(work.map(({ queue }) => queueName(floor, queue)))].join(', ')
  const first = work[0] === undefined ? '' : words.contact(shortId(work[0].contact))
  const more = work.length > 1 ? ` +${String(work.length - 1)}` : ''
  return html`${first}${more}${queues === '' ? nothing : html`<br /><span class="tiny quiet">${queues}</span>`}${
    elsewhere === 0 ? nothing : html`<span class="tiny quiet"> ${words.elsewhere(elsewhere)}</span>`
  }`
}

function plain(count: number): TemplateResult {
  return html`<td class="n ${count === 0 ? 'zero' : ''}">${count}</td>`
}
