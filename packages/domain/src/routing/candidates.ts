import type { AgentState } from '../agent/state.js'
import { busyWith, freeUnits, isOpen } from '../agent/work.js'
import { placeInLine } from '../contact/line.js'
import type { ContactState } from '../contact/state.js'
import type { BestFit, Candidate, CandidateInput, Channel, Levels, Need, Verdict } from '../facts.js'
import type { Required } from './required.js'

/** An agent as routing sees it; `queues` are those served, `brands` null: all; `units` by channel: what one contact takes. */
export interface RoutableAgent {
  readonly id: string
  readonly state: AgentState
  readonly queues: readonly string[]
  readonly brands: readonly string[] | null
  readonly skills: Levels
  readonly units: Readonly<Record<Channel, number>>
}

/** So many candidates are kept with an offer, and of these so many who could not be asked at least, if there are any. */
const most = { kept: 16, others: 4 } as const

/** What a contact needs, as it is kept with its offer. */
export function needOf(contact: ContactState, required: Required, at: number): Need {
  const { queue, channel, enqueuedAt, line, excluded } = contact
  const sticky = line?.sticky
  // Who knows the visitor but declined or missed the ring is no longer waited for.
  const waits = sticky !== undefined && at < sticky.until && (excluded[sticky.agent] ?? at) <= at
  return {
    queue,
    channel,
    priority: line?.priority ?? 0,
    enqueuedAt,
    place: placeInLine(contact),
    ...required,
    sticky: waits ? sticky.agent : null,
  }
}

/** What is known of an agent in the eyes of one contact. */
export function inputOf(agent: RoutableAgent, contact: ContactState, need: Need): CandidateInput {
  const { id, state, queues, brands, skills, units } = agent
  const free = freeUnits(state)
  return {
    agent: id,
    inQueue: queues.includes(contact.queue),
    forBrand: brands === null || brands.includes(contact.brand),
    available: isOpen(state),
    free,
    takes: units[contact.channel],
    excludedUntil: contact.excluded[id] ?? null,
    levels: Object.fromEntries(Object.keys(need.asked).map((skill) => [skill, skills[skill] ?? 0])),
    // A ring counts as something in hand: the next one is for somebody else.
    idleSince: busyWith(state).length === 0 ? state.idleSince : null,
    handled: state.handled ?? 0,
  }
}

/** The reasons as they are kept: bounded, and enough to judge and rank again. */
export function reasonsOf(need: Need, candidates: readonly Candidate[]): BestFit {
  const willing = candidates.filter(({ rank }) => rank !== null)
  const others = candidates.filter(({ rank }) => rank === null)
  const room = most.kept - Math.min(others.length, most.others)
  const kept = willing.slice(0, Math.max(room, most.kept - others.length))
  const rest = others.slice(0, most.kept - kept.length)
  const omitted: Partial<Record<Verdict, number>> = {}
  for (const { verdict } of [...willing.slice(kept.length), ...others.slice(rest.length)])
    omitted[verdict] = (omitted[verdict] ?? 0) + 1
  return { rule: 'best_fit', need, candidates: [...kept, ...rest], omitted }
}
