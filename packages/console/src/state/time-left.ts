/** How urgent a running time is: calm until half of it is gone, then soon, late when it is over. */
type Urgency = 'calm' | 'soon' | 'late'

/** What is left of a running time: `leftMs` below 0 once it is over, `part` of the whole between 0 and 1. */
export interface TimeLeft {
  readonly leftMs: number
  readonly part: number
  readonly urgency: Urgency
}

/** What is left at `now` of the time from `from` to `dueAt`; all epoch ms of one clock. */
export function timeLeft(from: number, dueAt: number, now: number): TimeLeft {
  const leftMs = dueAt - now
  const whole = Math.max(1, dueAt - from)
  const part = Math.min(1, Math.max(0, leftMs / whole))
  return { leftMs, part, urgency: leftMs <= 0 ? 'late' : part < 0.5 ? 'soon' : 'calm' }
}
