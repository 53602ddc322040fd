import { decided } from '../contact/decided.js'
import { foreseen } from '../contact/foresee.js'
import { enteredAt, waitsAside } from '../contact/line.js'
import type { ContactIn, ContactState } from '../contact/state.js'
import type { Change } from '../decision.js'
import type { ContactFact } from '../facts.js'
import { requiredAt } from './required.js'
import type { CanServe, Required } from './required.js'
import type { QueueRules } from './rules.js'

/** A contact goes to other queues at most so often: queues that overflow into each other must not pass it round for ever. */
export const mostMoves = 5

/** What is known when a rule of the queue comes into force. `target`: the queue that it overflows into, if that takes contacts now. */
export interface StepView {
  readonly rules: QueueRules
  readonly canServe: CanServe
  readonly target: { readonly queue: string; readonly visit: string; readonly rules: QueueRules } | null
}

/**
 * Carries out what the rules of its queue say of a contact that waits: it moves on when it has waited too long or nobody could
 * ever take it; else what has widened is told, and that nobody could take it. Null where nothing is to be done now.
 */
export function stepQueue(
  state: ContactState | null,
  view: StepView,
  at: number,
): Change<ContactFact> | null {
  if (state?.phase !== 'queued' || waitsAside(state)) return null
  const { rules, canServe, target } = view
  const now = requiredAt(state, rules, { at, canServe })
  const stuck = !canServe(state, now.required)
  if (target !== null && mayMove(state, rules) && (stuck || waitedOut(state, rules, at)))
    return moved(state, view, { target, cause: stuck ? 'nobody_eligible' : 'overflow', at })
  const facts = [...widened(state, now, at), ...noticed(state, now, stuck)].map((fact) => decided(fact))
  if (facts.length === 0) return null
  const next = nextStep(state, rules, at)
  return { facts, deadlines: { queue_step: stuck && mayMove(state, rules) ? at : next } }
}

/** When the next rule of its queue comes into force for a contact that waits, epoch ms; null where none will. */
export function nextStep(state: ContactState, rules: QueueRules, at: number): number | null {
  const entered = enteredAt(state)
  const steps = rules.relaxation.map(({ afterMs }) => entered + afterMs)
  if (mayMove(state, rules) && rules.overflow) steps.push(entered + rules.overflow.afterMs)
  if (state.line?.sticky) steps.push(state.line.sticky.until)
  const future = steps.filter((step) => step > at)
  return future.length === 0 ? null : Math.min(...future)
}

/** A queue that a contact is about to enter. */
export type Entrance = Omit<StepView, 'target'>

/** When to look for the first time at a contact that enters a queue: at once where nobody could take it, else at its first rule; never at one that is not offered. */
export function firstStep(state: ContactState, { rules, canServe }: Entrance, at: number): number | null {
  if (waitsAside(state)) return null
  const { required, step } = requiredAt(state, rules, { at, canServe })
  const look = step > (state.line?.step ?? 0) || !canServe(state, required)
  return look ? at : nextStep(state, rules, at)
}

function mayMove(state: ContactState, { overflow }: QueueRules): boolean {
  return overflow !== null && overflow.to !== state.queue && (state.line?.moves ?? 0) < mostMoves
}

function waitedOut(state: ContactState, { overflow }: QueueRules, at: number): boolean {
  return overflow !== null && at >= enteredAt(state) + overflow.afterMs
}

function moved(
  state: ContactIn<'queued'>,
  { canServe }: StepView,
  { target, cause, at }: Move,
): Change<ContactFact> {
  const { visit, queue } = state
  const into = { queue: target.queue, visit: target.visit }
  const fact = { type: 'contact_moved', body: { visit, queue, into, cause } } as const
  const step = firstStep(foreseen(state, fact, at), { rules: target.rules, canServe }, at)
  return { facts: [decided(fact)], deadlines: { queue_step: step } }
}

interface Move {
  readonly target: NonNullable<StepView['target']>
  readonly cause: 'overflow' | 'nobody_eligible'
  readonly at: number
}

function widened(state: ContactIn<'queued'>, { step }: Required, at: number): ContactFact[] {
  const { visit, line } = state
  const stickyOver = line?.sticky !== undefined && at >= line.sticky.until
  if (stickyOver) return [{ type: 'routing_widened', body: { visit, step, cause: 'sticky_over' } }]
  if (step <= (line?.step ?? 0)) return []
  return [{ type: 'routing_widened', body: { visit, step, cause: 'relaxed' } }]
}

function noticed(state: ContactIn<'queued'>, { required }: Required, stuck: boolean): ContactFact[] {
  const { visit, queue, line } = state
  if (!stuck || line?.nobody) return []
  return [{ type: 'nobody_eligible', body: { visit, queue, required } }]
}
