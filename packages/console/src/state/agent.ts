import type { AgentFact, ChosenPresence, FactFrame, Presence, Uuid } from '@switchboard/protocol'
import { apply } from './by-type.js'
import type { ByType, FactOf } from './by-type.js'

/** A contact that rings at this agent. Times are epoch ms of the server. */
export interface Offer {
  readonly contact: Uuid
  readonly offer: Uuid
  readonly madeAt: number
  readonly dueAt: number
  readonly brandName: string
  readonly queueName: string
}

/** A contact that this agent handles or has handled, from accept to the end of wrap-up. */
export interface Work {
  readonly contact: Uuid
  readonly segment: Uuid
  readonly startedAt: number
  readonly endedAt: number | null
  readonly brandName: string
  readonly queueName: string
}

/** A presence to choose, with the code of a break's reason. */
export interface Choice {
  readonly presence: ChosenPresence
  readonly reason: string | null
}

/** What the own stream tells: how one stands, what rings, what is in hand and what was closed lately. */
export interface AgentView {
  readonly presence: Presence
  readonly presenceSince: number | null
  /** Why one is on a break: the code of a reason. */
  readonly reason: string | null
  /** What was chosen in advance, for when the last contact in hand is closed. */
  readonly planned: Choice | null
  /** In the order in which they came. */
  readonly offers: readonly Offer[]
  /** In the order in which they were accepted. */
  readonly work: readonly Work[]
  /** The latest first, at most `closedKept`. */
  readonly closed: readonly Work[]
}

/** How many closed contacts the inbox lists. */
export const closedKept = 20

/** An agent whose stream is empty: nobody has chosen anything yet. */
export const newAgent: AgentView = {
  presence: 'offline',
  presenceSince: null,
  reason: null,
  planned: null,
  offers: [],
  work: [],
  closed: [],
}

const steps: ByType<AgentFact, AgentView, AgentView> = {
  presence_changed: (view, { presence, reason = null }, { at }) => ({
    ...view,
    presence,
    presenceSince: at,
    reason,
    planned: null,
  }),
  presence_planned: (view, { presence, reason = null }) => ({ ...view, planned: { presence, reason } }),
  work_reserved: (view, fact, { at }) => ({
    ...view,
    offers: [...without(view.offers, fact.contact), offerOf(fact, at)],
  }),
  work_released: (view, { contact }) => ({ ...view, offers: without(view.offers, contact) }),
  work_started: (view, fact, { at }) => started(view, fact, at),
  work_ended: (view, { contact }, { at }) => ended(view, contact, at),
}

/** The view after one more fact of the agent's stream; facts of other streams and unknown ones change nothing. */
export function stepAgent(view: AgentView, frame: FactFrame): AgentView {
  return apply(steps, view, frame) ?? view
}

function offerOf(fact: FactOf<AgentFact, 'work_reserved'>, at: number): Offer {
  const { contact, offer, dueAt, brandName, queueName } = fact
  return { contact, offer, dueAt, brandName, queueName, madeAt: at }
}

function started(view: AgentView, fact: FactOf<AgentFact, 'work_started'>, at: number): AgentView {
  const offer = view.offers.find((one) => one.contact === fact.contact)
  const work: Work = {
    contact: fact.contact,
    segment: fact.segment,
    startedAt: at,
    endedAt: null,
    brandName: offer?.brandName ?? '',
    queueName: offer?.queueName ?? '',
  }
  return {
    ...view,
    offers: without(view.offers, fact.contact),
    work: [...without(view.work, fact.contact), work],
  }
}

function ended(view: AgentView, contact: Uuid, at: number): AgentView {
  const work = view.work.find((one) => one.contact === contact)
  if (work === undefined) return view
  const closed = [{ ...work, endedAt: at }, ...without(view.closed, contact)].slice(0, closedKept)
  return { ...view, work: without(view.work, contact), closed }
}

function without<T extends { readonly contact: Uuid }>(list: readonly T[], contact: Uuid): readonly T[] {
  return list.filter((one) => one.contact !== contact)
}
