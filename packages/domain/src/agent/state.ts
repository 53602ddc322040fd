import type { Channel, Presence } from '../facts.js'

/** The present state of an agent. */
export interface AgentState {
  readonly presence: Presence
  /** Since when nothing was done: the end of the last work, else the first time available; toggling presence does not reset it. */
  readonly idleSince: number | null
  /** What takes capacity, by contact: reserved while it rings, working from accept to the end of wrap-up. */
  readonly work: Readonly<Record<string, Work>>
}

/** One contact that takes an agent's capacity. */
export type Work =
  | { readonly kind: 'reserved'; readonly offer: string; readonly channel: Channel; readonly units: number }
  | { readonly kind: 'working'; readonly segment: string; readonly channel: Channel; readonly units: number }

/** Units that a chat takes of an agent's capacity, and the capacity itself: one chat at a time. */
export const capacity = { chat: 100, voice: 100, agent: 100 } as const
