import type { Channel, Uuid } from '@switchboard/protocol'
import type { AgentView, Work } from './agent.js'
import type { ContactView } from './contact.js'
import type { Line } from './line.js'
import { saidName } from './said-name.js'

/** What a row of the inbox is about; the order of the groups is the order of the list. */
export type RowGroup = 'wrap_up' | 'your_turn' | 'their_turn'

/** One contact in the list. Times are epoch ms of the server. */
export interface Row {
  readonly contact: Uuid
  readonly group: RowGroup
  /** Null until the contact's first fact has come. */
  readonly visitor: Uuid | null
  /** What the visitor said to be called. */
  readonly said: string | null
  /** Null until then as well. */
  readonly channel: Channel | null
  readonly brandName: string
  readonly queueName: string
  /** The last words that were said, and whether one said them oneself. */
  readonly last: { readonly mine: boolean; readonly text: string | null } | null
  /** Since when it is as it is: the first unanswered message, the last answer, the end. */
  readonly since: number
  /** When wrap-up runs out. */
  readonly dueAt: number | null
  /** How many messages of the visitor one has not seen. */
  readonly unread: number
}

/** How many messages of a contact's visitor one has seen. */
export type SeenCount = (contact: Uuid) => number

/** The contacts in hand: wrap-up first (its time runs), then those who wait for an answer, longest first, then the others. */
export function mineRows(
  agent: AgentView,
  contact: (id: Uuid) => ContactView,
  seen: SeenCount,
): readonly Row[] {
  const order: readonly RowGroup[] = ['wrap_up', 'your_turn', 'their_turn']
  return agent.work
    .map((work) => row(work, contact(work.contact), seen(work.contact)))
    .toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group) || a.since - b.since)
}

/** How many messages the visitor of a contact has written. */
export function writtenByVisitor({ lines }: ContactView): number {
  return lines.filter((line) => line.kind === 'message' && line.from === 'visitor').length
}

function row(work: Work, view: ContactView, seen: number): Row {
  const said = view.lines.filter((line) => line.kind === 'message')
  const last = said.at(-1)
  const turn = turnOf(work, view, said)
  return {
    contact: work.contact,
    group: turn.group,
    since: turn.since,
    visitor: view.began?.visitor ?? null,
    said: saidName(view),
    channel: view.began?.channel ?? null,
    brandName: work.brandName,
    queueName: work.queueName,
    last: last === undefined ? null : { mine: last.from === 'agent', text: last.text },
    dueAt: turn.group === 'wrap_up' ? view.wrapUpDueAt : null,
    unread: unreadOf(said, seen),
  }
}

function turnOf(
  work: Work,
  view: ContactView,
  said: readonly (Line & { kind: 'message' })[],
): { group: RowGroup; since: number } {
  if (view.phase === 'wrap_up') return { group: 'wrap_up', since: view.endedAt ?? work.startedAt }
  const answered = said.findLastIndex((line) => line.from === 'agent')
  const unanswered = said[answered + 1]
  if (unanswered === undefined) return { group: 'their_turn', since: said[answered]?.at ?? work.startedAt }
  return { group: 'your_turn', since: unanswered.at ?? work.startedAt }
}

/** What one has answered one has read. */
function unreadOf(said: readonly (Line & { kind: 'message' })[], seen: number): number {
  const answered = said.findLastIndex((line) => line.from === 'agent')
  const fromVisitor = (lines: typeof said): number => lines.filter((line) => line.from === 'visitor').length
  return fromVisitor(said) - Math.max(seen, fromVisitor(said.slice(0, answered + 1)))
}
