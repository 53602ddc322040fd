import type { AgentFact, Stored } from '../facts.js'
import { broken, unreachable } from '../invariant.js'
import type { AgentState, Work } from './state.js'
import { freeUnits, withoutWork, withWork } from './work.js'

type BodyOf<T extends AgentFact['type']> = Extract<AgentFact, { readonly type: T }>['body']

/** The state after a fact. Throws where the fact cannot follow what came before it: the stream is broken. */
export function evolveAgent(state: AgentState | null, stored: Stored<AgentFact>): AgentState {
  const { fact } = stored
  if (fact.type === 'presence_changed') return presenceChanged(state, stored, fact.body)
  if (fact.type === 'logged_in') return { ...atTheDoor(state, stored), handled: 0 }
  const now = state ?? broken(`${nameOf(stored)} comes before any presence`)
  switch (fact.type) {
    case 'logged_out':
      return atTheDoor(now, stored)
    case 'presence_planned':
      return { ...now, plan: fact.body }
    case 'work_reserved':
      return reserved(now, stored, fact.body)
    case 'work_released':
      return released(now, stored, fact.body)
    case 'work_started':
      return started(now, stored, fact.body)
    case 'work_ended':
      return ended(now, stored, fact.body)
    default:
      return unreachable(fact)
  }
}

function presenceChanged(
  state: AgentState | null,
  stored: Stored<AgentFact>,
  { from, to, cause }: BodyOf<'presence_changed'>,
): AgentState {
  const { plan, lost: _, ...now } = state ?? newcomer
  if (now.presence !== from) broken(`${nameOf(stored)} is from ${from}, but the agent is ${now.presence}`)
  // Going away and coming back must not cost, nor win, the place among the idle.
  const firstTime = to === 'available' && now.idleSince === null && !isWorking(now)
  const changed = { ...now, presence: to, idleSince: firstTime ? stored.at : now.idleSince }
  if (cause === 'connection_lost' && to === 'not_reachable') return { ...changed, lost: stored.at }
  // A missed ring is no choice: what was chosen in advance still comes.
  const missed = cause === 'offer_expired' || cause === 'offer_undelivered'
  return plan !== undefined && missed ? { ...changed, plan } : changed
}

const newcomer: AgentState = { presence: 'offline', idleSince: null, work: {} }

/** Log-in and log-out stand where the agent is offline. */
function atTheDoor(state: AgentState | null, stored: Stored<AgentFact>): AgentState {
  const now = state ?? newcomer
  return now.presence === 'offline' ? now : broken(`${nameOf(stored)} while the agent is ${now.presence}`)
}

function reserved(state: AgentState, stored: Stored<AgentFact>, body: BodyOf<'work_reserved'>): AgentState {
  const { contact, offer, channel, units } = body
  // What takes nothing is taken by hand, in a break as well.
  if (state.presence === 'offline' || (state.presence !== 'available' && units > 0))
    broken(`${nameOf(stored)} while the agent is ${state.presence}`)
  if (state.work[contact] !== undefined) broken(`${nameOf(stored)} for a contact that the agent has already`)
  if (freeUnits(state) < units) broken(`${nameOf(stored)} takes more than the agent has left`)
  return withWork(state, contact, { kind: 'reserved', offer, channel, units })
}

function released(state: AgentState, stored: Stored<AgentFact>, body: BodyOf<'work_released'>): AgentState {
  const work = workOf(state, stored, body)
  if (work.kind !== 'reserved' || work.offer !== body.offer)
    broken(`${nameOf(stored)} is about no ring of the agent`)
  return withoutWork(state, body.contact)
}

function started(state: AgentState, stored: Stored<AgentFact>, body: BodyOf<'work_started'>): AgentState {
  const { contact, segment, channel, units } = body
  if (workOf(state, stored, body).kind !== 'reserved') broken(`${nameOf(stored)} a second time`)
  const idleSince = units > 0 ? null : state.idleSince
  return withWork({ ...state, idleSince }, contact, { kind: 'working', segment, channel, units })
}

function ended(state: AgentState, stored: Stored<AgentFact>, body: BodyOf<'work_ended'>): AgentState {
  const work = workOf(state, stored, body)
  if (work.kind !== 'working' || work.segment !== body.segment)
    broken(`${nameOf(stored)} is about no work of the agent`)
  const left = { ...withoutWork(state, body.contact), handled: (state.handled ?? 0) + 1 }
  return body.units === 0 || isWorking(left) ? left : { ...left, idleSince: stored.at }
}

/** A ring is not yet work, and a message takes nothing: who has no more than these has been idle all the while. */
function isWorking(state: AgentState): boolean {
  return Object.values(state.work).some((work) => work.kind === 'working' && work.units > 0)
}

function workOf(
  state: AgentState,
  stored: Stored<AgentFact>,
  body: { readonly contact: string; readonly units: number },
): Work {
  const work =
    state.work[body.contact] ?? broken(`${nameOf(stored)} for a contact that the agent does not have`)
  return work.units === body.units ? work : broken(`${nameOf(stored)} gives other units than were taken`)
}

function nameOf(stored: Stored<AgentFact>): string {
  return `${stored.fact.type} at seq ${stored.seq} of agent ${stored.stream}`
}
