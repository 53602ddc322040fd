import type { Change } from '../decision.js'
import type { AgentFact, Presence } from '../facts.js'
import type { AgentState } from './state.js'

/** What an agent may choose; the rest is concluded from missed rings. */
export type ChosenPresence = Extract<Presence, 'available' | 'break' | 'offline'>

/** The agent chooses a presence; never refused. What rings or is worked on goes on, only no new offers come. */
export function choosePresence(
  state: AgentState | null,
  command: { readonly presence: ChosenPresence },
  _at: number,
): Change<AgentFact> {
  // Chosen again it is recorded again: a command without a fact would leave no retry key.
  const body = { from: state?.presence ?? 'offline', to: command.presence, cause: 'chosen' } as const
  return { facts: [{ fact: { type: 'presence_changed', body }, visible: false }] }
}
