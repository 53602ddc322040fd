import type { Levels, Sticky } from '../facts.js'
import type { ContactCore, Line } from './state.js'

/** One level of priority is worth so much waiting, in ms: whoever has none overtakes in the end, and nobody starves. */
export const ageingMs = 60_000

/** Above any priority: who lost an agent goes first. Thirty days, in ms. */
const headStartMs = 2_592_000_000

/** The order of the line: the smaller, the sooner; epoch ms of entering, moved by priority and by a return to the head. */
export function placeInLine({ enqueuedAt, line }: Pick<ContactCore, 'enqueuedAt' | 'line'>): number {
  return enqueuedAt - (line?.priority ?? 0) * ageingMs - (line?.returned ? headStartMs : 0)
}

/** Whether a contact that waits is not to be offered: a message, which is taken by hand, or a call that is wished for later. */
export function waitsAside({ channel, left }: Pick<ContactCore, 'channel' | 'left'>): boolean {
  return channel === 'message' || left?.at !== undefined
}

/** Since when a contact is in its present queue, epoch ms. */
export function enteredAt({ enqueuedAt, line }: Pick<ContactCore, 'enqueuedAt' | 'line'>): number {
  return line?.enteredAt ?? enqueuedAt
}

/** What a contact brings along; undefined where that is nothing. */
export function lineAtStart(body: {
  readonly priority?: number
  readonly skills?: Levels
  readonly sticky?: Sticky
}): Line | undefined {
  const { priority, skills, sticky } = body
  if (!priority && !skills && !sticky) return undefined
  return { ...(priority && { priority }), ...(skills && { skills }), ...(sticky && { sticky }) }
}

/** What is left of it where another visit begins: the rules of the queue count anew. */
export function inNextQueue(line: Line | undefined, at: number): Line {
  const { step: _, nobody: _told, sticky: _agent, ...kept } = line ?? {}
  return { ...kept, enteredAt: at }
}
