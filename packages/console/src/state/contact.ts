import type { EndedBy, FactFrame, StaffContactFact, Uuid } from '@switchboard/protocol'
import type { Line } from './line.js'

/** Where a contact stands; `unknown` until its first fact has come. */
export type Phase = 'unknown' | 'queued' | 'offered' | 'connected' | 'wrap_up' | 'closed'

/** How a contact began. `page` and `locale` come from the visitor's browser: text, never trusted. */
export interface Beginning {
  readonly at: number
  readonly queue: Uuid
  readonly visitor: Uuid
  readonly locale: string
  readonly page: string | null
}

/** What the visitor thought of it. */
export interface Rating {
  readonly score: number
  readonly comment: string | null
}

/** What the facts of one contact add up to, as an agent sees it. Times are epoch ms of the server. */
export interface ContactView {
  readonly phase: Phase
  /** Who handles it or has handled it last. */
  readonly agent: Uuid | null
  readonly agentName: string
  readonly held: boolean
  readonly began: Beginning | null
  readonly acceptedAt: number | null
  readonly endedAt: number | null
  readonly endedBy: EndedBy | null
  readonly wrapUpDueAt: number | null
  /** The code that was chosen in wrap-up. */
  readonly disposition: string | null
  readonly rating: Rating | null
  readonly lines: readonly Line[]
}

/** A contact of which nothing is known yet. */
export const newContact: ContactView = {
  phase: 'unknown',
  agent: null,
  agentName: '',
  held: false,
  began: null,
  acceptedAt: null,
  endedAt: null,
  endedBy: null,
  wrapUpDueAt: null,
  disposition: null,
  rating: null,
  lines: [],
}

/** The view after one more fact of the contact's stream; unknown facts change nothing. */
export function stepContact(view: ContactView, frame: FactFrame): ContactView {
  const fact = frame.fact as StaffContactFact | { readonly type: 'unknown' }
  if (fact.type === 'unknown') return view
  const line = lineOf(view, frame, fact)
  const next = turned(view, frame.at, fact)
  return line === null ? next : { ...next, lines: [...view.lines, line] }
}

function turned(view: ContactView, at: number, fact: StaffContactFact): ContactView {
  switch (fact.type) {
    case 'contact_started': {
      const { queue, visitor, locale, page } = fact
      return { ...view, phase: 'queued', began: { at, queue, visitor, locale, page } }
    }
    case 'offer_made':
      return { ...view, phase: 'offered' }
    case 'offer_accepted':
      return { ...view, phase: 'connected', agent: fact.agent, agentName: fact.name, acceptedAt: at }
    case 'offer_declined':
    case 'offer_expired':
    case 'offer_undelivered':
    case 'offer_withdrawn':
      return view.phase === 'offered' ? { ...view, phase: 'queued' } : view
    case 'contact_held':
      return { ...view, held: true }
    case 'contact_resumed':
      return { ...view, held: false }
    case 'contact_ended':
      return {
        ...view,
        phase: fact.wrapUpDueAt === null ? 'closed' : 'wrap_up',
        held: false,
        endedAt: at,
        endedBy: fact.by,
        wrapUpDueAt: fact.wrapUpDueAt,
      }
    case 'wrap_up_ended':
      return { ...view, phase: 'closed', disposition: fact.disposition }
    case 'contact_rated':
      return { ...view, rating: { score: fact.score, comment: fact.comment } }
    case 'message_sent':
    case 'note_added':
    case 'offer_shown':
      return view
    default:
      return view // a fact type of a newer gateway
  }
}

function lineOf(view: ContactView, frame: FactFrame, fact: StaffContactFact): Line | null {
  const { at, seq } = frame
  const base = { key: frame.id ?? `seq-${String(seq)}`, at }
  switch (fact.type) {
    case 'contact_started':
      return { ...base, key: 'start', kind: 'event', what: 'started' }
    case 'message_sent':
      return {
        ...base,
        kind: 'message',
        from: fact.from,
        agent: fact.agent ?? null,
        name: fact.name ?? '',
        text: fact.text,
        state: { is: 'sent' },
      }
    case 'note_added':
      return {
        ...base,
        kind: 'note',
        agent: fact.agent,
        name: fact.name,
        text: fact.text,
        state: { is: 'sent' },
      }
    case 'offer_accepted': {
      const waitedMs = at - (view.began?.at ?? at)
      return { ...base, kind: 'event', what: 'accepted', agent: fact.agent, name: fact.name, waitedMs }
    }
    case 'contact_held':
      return { ...base, kind: 'event', what: 'held' }
    case 'contact_resumed':
      return { ...base, kind: 'event', what: 'resumed' }
    case 'contact_ended':
      return { ...base, kind: 'event', what: 'ended', by: fact.by }
    case 'wrap_up_ended':
      return { ...base, kind: 'event', what: 'wrapped_up', disposition: fact.disposition, cause: fact.cause }
    case 'contact_rated':
      return { ...base, kind: 'event', what: 'rated', score: fact.score, comment: fact.comment }
    case 'offer_made':
    case 'offer_shown':
    case 'offer_declined':
    case 'offer_expired':
    case 'offer_undelivered':
    case 'offer_withdrawn':
      return null // rings at this and other agents say nothing about the talk itself
    default:
      return null // a fact type of a newer gateway
  }
}
