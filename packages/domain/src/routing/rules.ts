import type { Levels } from '../facts.js'
import type { Hours } from './hours.js'

/** How a queue takes contacts and whom it may ask. Times in ms, counted from the moment a contact entered the queue. */
export interface QueueRules {
  /** Skills that an agent needs, with the least level of each. */
  readonly skills: Levels
  /** From `afterMs` on the skills named need only this level, and at 0 not at all; steps add up, in order of time. */
  readonly relaxation: readonly Relaxation[]
  /** So long the agent who knows the visitor is asked before others; 0: no difference is made. */
  readonly stickyMs: number
  /** Where contacts go that have waited so long, or whom nobody here could ever take. */
  readonly overflow: { readonly afterMs: number; readonly to: string } | null
  /** Contacts that may wait at once; null: any number. */
  readonly maxWaiting: number | null
  /** When it takes contacts; null: always. */
  readonly hours: Hours | null
}

/** One step of asking for less. */
export interface Relaxation {
  readonly afterMs: number
  readonly skills: Levels
}

/** A queue without any rules: whoever serves it may be asked, at any time. */
export const noRules: QueueRules = {
  skills: {},
  relaxation: [],
  stickyMs: 0,
  overflow: null,
  maxWaiting: null,
  hours: null,
}
