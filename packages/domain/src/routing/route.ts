import { fewestUnits } from '../agent/state.js'
import { freeUnits, isOpen, withWork } from '../agent/work.js'
import { decided } from '../contact/decided.js'
import { placeInLine, waitsAside } from '../contact/line.js'
import type { ContactIn, ContactState } from '../contact/state.js'
import type { PairChange } from '../decision.js'
import type { Candidate, Need } from '../facts.js'
import { inputOf, needOf, reasonsOf } from './candidates.js'
import type { RoutableAgent } from './candidates.js'
import { judge } from './judge.js'
import { requiredAt } from './required.js'
import type { CanServe } from './required.js'
import type { QueueRules } from './rules.js'

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
  readonly rules: (queue: string) => QueueRules
  readonly canServe: CanServe
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

/**
 * Rings for each contact that waits, in the order of the line, at the agent who fits best (see `judge`). Pure: the same view
 * gives the same answer, whatever the order of its rows.
 */
export function route(view: RoutingView, options: RoutingOptions): Assignment[] {
  const assignments: Assignment[] = []
  let agents = view.agents
  for (const { id, state } of view.waiting.toSorted(byPlace)) {
    if (assignments.length >= options.limit || !agents.some(mayTakeWork)) break
    if (state.phase !== 'queued' || waitsAside(state)) continue
    const { at } = options
    const need = needOf(state, requiredAt(state, options.rules(state.queue), options), at)
    const inputs = agents.map((agent) => inputOf(agent, state, need))
    const candidates = judge(inputs, need, { seed: id, at })
    const best = candidates.find(({ rank }) => rank === 1)
    if (best === undefined) continue
    const offer = options.newId()
    const change = ring({ id, state }, { offer, best, need, candidates }, options)
    assignments.push({ contact: id, agent: best.agent, change })
    const { channel } = state
    const work = { kind: 'reserved', offer, channel, units: best.takes } as const
    agents = agents.map((agent) =>
      agent.id === best.agent ? { ...agent, state: withWork(agent.state, id, work) } : agent,
    )
  }
  return assignments
}

interface Choice {
  readonly offer: string
  readonly best: Candidate
  readonly need: Need
  readonly candidates: readonly Candidate[]
}

function ring(
  contact: { readonly id: string; readonly state: ContactIn<'queued'> },
  { offer, best, need, candidates }: Choice,
  { at, offerMs }: RoutingOptions,
): PairChange {
  const { visit, channel, queue } = contact.state
  const { agent, takes: units } = best
  const dueAt = at + offerMs(queue)
  const routing = reasonsOf(need, candidates)
  const work = { contact: contact.id, offer, channel, units, dueAt }
  return {
    contact: {
      facts: [decided({ type: 'offer_made', body: { offer, visit, agent, dueAt, routing } })],
      deadlines: { offer: dueAt, offer_shown: at + shownWithinMs },
    },
    agent: { facts: [{ fact: { type: 'work_reserved', body: work }, visible: false }] },
  }
}

function mayTakeWork({ state }: RoutableAgent): boolean {
  return isOpen(state) && freeUnits(state) >= fewestUnits
}

/** The order of the line, then by id. */
function byPlace(a: WaitingContact, b: WaitingContact): number {
  return placeInLine(a.state) - placeInLine(b.state) || (a.id < b.id ? -1 : 1)
}
