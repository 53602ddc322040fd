import type { LiveQueue, LiveState } from '@switchboard/protocol'

/** What is too much and too little on a floor: the wait in ms, the service level as a share. */
export interface Limits {
  readonly waitMs: number
  readonly level: number
}

/** What holds where nobody says otherwise. */
export const houseLimits: Limits = { waitMs: 120_000, level: 0.8 }

/** How a number stands to its limit. */
export type Standing = 'good' | 'near' | 'bad' | 'none'

/** How a wait stands: over the limit, over half of it, or neither. `ms` null: nobody waits. */
export function waitStanding(ms: number | null, { waitMs }: Limits): Standing {
  if (ms === null) return 'none'
  if (ms >= waitMs) return 'bad'
  return ms >= waitMs / 2 ? 'near' : 'good'
}

/** How a share stands to the one that is aimed at; ten points below is bad. */
export function levelStanding(share: number | null, { level }: Limits): Standing {
  if (share === null) return 'none'
  if (share >= level) return 'good'
  return share >= level - 0.1 ? 'near' : 'bad'
}

/** Service level so far; null for 0/0. */
export function levelOf({ inTime, judged }: Pick<LiveQueue, 'inTime' | 'judged'>): number | null {
  return judged === 0 ? null : inTime / judged
}

/** The share of the visits that are decided which were abandoned; null for 0/0. */
export function abandonedShare({
  answered,
  abandoned,
}: Pick<LiveQueue, 'answered' | 'abandoned'>): number | null {
  return answered + abandoned === 0 ? null : abandoned / (answered + abandoned)
}

/** Several queues as one; the longest wait is that of the one that waits longest. */
export function together(
  queues: readonly LiveQueue[],
): Pick<
  LiveQueue,
  | 'waiting'
  | 'ringing'
  | 'oldestAt'
  | 'connected'
  | 'offered'
  | 'answered'
  | 'abandoned'
  | 'inTime'
  | 'judged'
> {
  const sum = (of: (queue: LiveQueue) => number): number => queues.reduce((all, queue) => all + of(queue), 0)
  const oldest = queues.flatMap(({ oldestAt }) => oldestAt ?? [])
  return {
    waiting: sum((queue) => queue.waiting),
    ringing: sum((queue) => queue.ringing),
    oldestAt: oldest.length === 0 ? null : Math.min(...oldest),
    connected: sum((queue) => queue.connected),
    offered: sum((queue) => queue.offered),
    answered: sum((queue) => queue.answered),
    abandoned: sum((queue) => queue.abandoned),
    inTime: sum((queue) => queue.inTime),
    judged: sum((queue) => queue.judged),
  }
}

/** States that are told together on a board: at work, ready, and away. */
export const stateOrder: readonly LiveState[] = [
  'available',
  'ringing',
  'in_chat',
  'in_call',
  'on_hold',
  'wrap_up',
  'break',
  'training',
  'not_responding',
  'not_reachable',
  'offline',
]

/** A share as it is shown, or the sign for none. */
export function percent(share: number | null, tag: string): string {
  if (share === null) return '–'
  return new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }).format(share)
}
