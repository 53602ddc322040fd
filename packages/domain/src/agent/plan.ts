import type { Change } from '../decision.js'
import type { AgentFact } from '../facts.js'
import { presenceFacts } from './presence.js'
import type { AgentState } from './state.js'
import { busyWith } from './work.js'

/** Whether the presence chosen in advance is taken when this contact's work is over: it is the last. */
export function takesPlan(agent: AgentState | null, contact: string): boolean {
  return agent?.plan !== undefined && busyWith(agent).every((id) => id === contact)
}

/** The fact that ends or releases work, followed by the presence that was chosen in advance where this was the last. */
export function workOver(
  agent: AgentState | null,
  contact: string,
  fact: AgentFact,
): Change<AgentFact>['facts'] {
  const over = { fact, visible: false }
  if (agent?.plan === undefined || !takesPlan(agent, contact)) return [over]
  return [over, ...presenceFacts(agent, agent.plan, 'planned')]
}
