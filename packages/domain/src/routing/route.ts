import { capacity } from '../agent/state.js'
import { freeUnits, withWork } from '../agent/work.js'
import { decided } from '../contact/decided.js'
import type { ContactIn, ContactState } from '../contact/state.js'
import type { PairChange } from '../decision.js'
import type { Candidate } from '../facts.js'
import { rankByIdle } from './longest-idle.js'
import type { RoutableAgent } from './longest-idle.js'

/** The console has this long to confirm that it shows a ring, in ms; then the ring is sent again. */
export const shownWithinMs = 2_000

/** What one pass looks at: contacts that wait (in other phases they are passed over) and agents, in any order. */
export interface RoutingView {
  readonly waiting: readonly WaitingContact[]
  readonly agents: readonly RoutableAgent[]
}

export interface WaitingContact {
  readonly id: string
  readonly state: ContactState
}

/** `offerMs`: how long a queue lets it ring. `newId` names each offer. `limit`: offers at most in one pass. */
export interface RoutingOptions {
  readonly offerMs: (queue: string) => number
  readonly newId: () => string
  readonly at: number
  readonly limit: number
}

/** One ring: the ids of the contact and the agent, and the change of both streams. */
export interface Assignment {
  readonly contact: string
  readonly agent: string
  readonly change: PairChange
}

/** Rings for each contact that waits, the oldest first, at the agent of its queue who has been idle longest. Pure: the same view gives the same answer. */
export function route(view: RoutingView, options: RoutingOptions): Assignment[] {
  const assignments: Assignment[] = []
  let agents = view.agents
  for (const { id, state } of view.waiting.toSorted(byAge)) {
    if (assignments.length >= options.limit || !agents.some(mayTakeWork)) break
    if (state.phase !== 'queued') continue
    const candidates = rankByIdle(state, agents, options.at)
    const best = candidates.find(({ rank }) => rank === 1)
    if (best === undefined) continue
    const offer = options.newId()
    const change = ring({ id, state }, { offer, agent: best.agent, candidates }, options)
    assignments.push({ contact: id, agent: best.agent, change })
    agents = agents.map((agent) => (agent.id === best.agent ? busier(agent, { id, state }, offer) : agent))
  }
  return assignments
}

function ring(
  contact: { readonly id: string; readonly state: ContactIn<'queued'> },
  choice: { readonly offer: string; readonly agent: string; readonly candidates: readonly Candidate[] },
  { at, offerMs }: RoutingOptions,
): PairChange {
  const { visit, channel, queue } = contact.state
  const { offer, agent, candidates } = choice
  const dueAt = at + offerMs(queue)
  const routing = { rule: 'longest_idle', candidates } as const
  const work = { contact: contact.id, offer, channel, units: capacity[channel], dueAt }
  return {
    contact: {
      facts: [decided({ type: 'offer_made', body: { offer, visit, agent, dueAt, routing } })],
      deadlines: { offer: dueAt, offer_shown: at + shownWithinMs },
    },
    agent: { facts: [{ fact: { type: 'work_reserved', body: work }, visible: false }] },
  }
}

/** The agent as the next contact of the same pass sees it. */
function busier(agent: RoutableAgent, { id, state }: WaitingContact, offer: string): RoutableAgent {
  const { channel } = state
  return {
    ...agent,
    state: withWork(agent.state, id, { kind: 'reserved', offer, channel, units: capacity[channel] }),
  }
}

function mayTakeWork({ state }: RoutableAgent): boolean {
  return state.presence === 'available' && freeUnits(state) > 0
}

/** The order of the queue: since when, then by id. */
function byAge(a: WaitingContact, b: WaitingContact): number {
  return a.state.enqueuedAt - b.state.enqueuedAt || (a.id < b.id ? -1 : 1)
}
