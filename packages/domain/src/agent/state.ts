import type { Channel, ChosenPresence, Presence } from '../facts.js'

/** The present state of an agent. */
export interface AgentState {
  readonly presence: Presence
  /** Since when nothing was done: the end of the last work, else the first time available; toggling presence does not reset it. */
  readonly idleSince: number | null
  /** What takes capacity, by contact: reserved while it rings, working from accept to the end of wrap-up. */
  readonly work: Readonly<Record<string, Work>>
  /** Contacts closed since log-in; absent: none. */
  readonly handled?: number
  /** The presence chosen in advance, taken when the last work ends; until then nothing new comes. */
  readonly plan?: Plan
  /** Since when no console was heard of (epoch ms), where nothing was chosen since. */
  readonly lost?: number
}

/** A presence with what is said of it: the code of a reason, and whether the time is paid. */
export interface Plan {
  readonly to: ChosenPresence
  readonly reason?: string
  readonly paid?: boolean
}

/** One contact that takes an agent's capacity. */
export type Work =
  | { readonly kind: 'reserved'; readonly offer: string; readonly channel: Channel; readonly units: number }
  | { readonly kind: 'working'; readonly segment: string; readonly channel: Channel; readonly units: number }

/** Units that a contact takes of an agent's capacity unless the agent's set-up says otherwise, and the capacity itself. */
export const capacity = { chat: 100, voice: 100, callback: 100, message: 0, agent: 100 } as const

/** The most chats that an agent may have at once. */
export const mostChats = 10

/** The fewest units that any contact takes: an agent with fewer left is busy. */
export const fewestUnits: number = capacity.agent / mostChats

/**
 * What contacts take of an agent who handles so many chats at once; a call always takes all. Calling back takes as much as a
 * chat: whoever could take the one may be asked for the other. A message takes nothing: it waits for its agent, not the agent for it.
 */
export function unitsFor(chats: number): Readonly<Record<Channel, number>> {
  const most = Math.min(Math.max(Math.trunc(chats), 1), mostChats)
  const chat = Math.floor(capacity.agent / most)
  return { chat, callback: chat, voice: capacity.voice, message: capacity.message }
}
