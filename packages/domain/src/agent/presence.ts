import type { Change, Refusal } from '../decision.js'
import type { AgentFact, ChosenPresence } from '../facts.js'
import type { AgentState, Plan } from './state.js'
import { busyWith } from './work.js'

/** A choice: `reason` and whether it is paid belong to a break; `after_work`: it is taken when the last work ends. */
export interface ChoosePresence {
  readonly presence: ChosenPresence
  readonly reason?: string
  readonly paid?: boolean
  readonly when?: 'after_work'
}

/** The agent chooses a presence; never refused. What rings or is worked on goes on, only no new offers come. */
export function choosePresence(
  state: AgentState | null,
  command: ChoosePresence,
  _at: number,
): Change<AgentFact> {
  const { presence: to, reason, paid, when } = command
  const plan: Plan = { to, ...(reason !== undefined && { reason }), ...(paid !== undefined && { paid }) }
  const busy = state !== null && busyWith(state).length > 0
  const later = when === 'after_work' && to !== 'available' && busy
  if (later) return { facts: [{ fact: { type: 'presence_planned', body: plan }, visible: false }] }
  // Chosen again it is recorded again: a command without a fact would leave no retry key.
  return { facts: presenceFacts(state, plan, 'chosen') }
}

/**
 * A supervisor says what an agent is to be; what rings or is worked on goes on. Refuses `agent_offline` where nobody is logged
 * in: only the agent begins to work.
 */
export function forcePresence(
  state: AgentState | null,
  { presence: to, reason, paid }: Omit<ChoosePresence, 'when'>,
  _at: number,
): Change<AgentFact> | Refusal {
  if (state === null || state.presence === 'offline') return { refused: 'agent_offline' }
  const plan: Plan = { to, ...(reason !== undefined && { reason }), ...(paid !== undefined && { paid }) }
  return { facts: presenceFacts(state, plan, 'forced') }
}

/**
 * Nothing has been heard of the agent's consoles for too long. Who was at work cannot be reached; who is on a break needs no
 * console. Null where nothing changes.
 */
export function loseAgent(state: AgentState | null, _at: number): Change<AgentFact> | null {
  if (state === null || state.lost !== undefined) return null
  const { presence: from } = state
  if (from !== 'available' && from !== 'not_responding' && from !== 'not_reachable') return null
  const body = { from, to: 'not_reachable', cause: 'connection_lost' } as const
  return { facts: [{ fact: { type: 'presence_changed', body }, visible: false }] }
}

/** How long an agent who was lost stays logged in, in ms. */
export const lostForMs = 900_000

/** An agent who was lost has not come back for a quarter of an hour: logged out. Null where nothing changes. */
export function logOutLost(state: AgentState | null, at: number): Change<AgentFact> | null {
  if (state?.lost === undefined || at < state.lost + lostForMs) return null
  return { facts: presenceFacts(state, { to: 'offline' }, 'connection_lost') }
}

/** The change of presence, with the log-in before it or the log-out after it. */
export function presenceFacts(
  state: AgentState | null,
  { to, ...why }: Plan,
  cause: 'chosen' | 'planned' | 'connection_lost' | 'forced',
): Change<AgentFact>['facts'] {
  const from = state?.presence ?? 'offline'
  const facts: AgentFact[] = [{ type: 'presence_changed', body: { from, to, cause, ...why } }]
  if (from === 'offline' && to !== 'offline') facts.unshift({ type: 'logged_in', body: { cause: 'chosen' } })
  if (from !== 'offline' && to === 'offline') facts.push({ type: 'logged_out', body: { cause } })
  return facts.map((fact) => ({ fact, visible: false }))
}
