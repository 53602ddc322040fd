import { capacity } from './state.js'
import type { AgentState, Work } from './state.js'

/** Units of the agent's capacity that are not taken. */
export function freeUnits(state: AgentState): number {
  return Object.values(state.work).reduce<number>((left, work) => left - work.units, capacity.agent)
}

/** The contacts that keep an agent busy: those that take units. Messages in hand do not. */
export function busyWith(state: AgentState): readonly string[] {
  return Object.entries(state.work).flatMap(([contact, { units }]) => (units > 0 ? [contact] : []))
}

/** Whether an agent may be asked at all: available, with no other presence chosen in advance. */
export function isOpen(state: AgentState): boolean {
  return state.presence === 'available' && state.plan === undefined
}

/** Whether an agent may be asked now for a contact that takes so many units. */
export function mayRing(state: AgentState | null, units: number): boolean {
  return state !== null && isOpen(state) && freeUnits(state) >= units
}

/** The state with a contact's work added or replaced. */
export function withWork(state: AgentState, contact: string, work: Work): AgentState {
  return { ...state, work: { ...state.work, [contact]: work } }
}

/** The state without a contact's work. */
export function withoutWork(state: AgentState, contact: string): AgentState {
  return { ...state, work: Object.fromEntries(Object.entries(state.work).filter(([id]) => id !== contact)) }
}
