import { workOver } from '../agent/plan.js'
import { isRefusal } from '../decision.js'
import type { Change, PairChange, Refusal } from '../decision.js'
import type { AttemptResult, ContactFact } from '../facts.js'
import { broken } from '../invariant.js'
import { firstStep } from '../routing/step.js'
import type { Entrance } from '../routing/step.js'
import { connectedContact } from './access.js'
import { decided } from './decided.js'
import { foreseen } from './foresee.js'
import { unitsOf, withItsAgent } from './pair.js'
import type { Pair } from './pair.js'
import type { ContactState } from './state.js'

/** The wished time has come: from now on it is offered. Refuses `not_connected` where it no longer waits; throws if it is early. */
export function callBackNow(
  state: ContactState | null,
  { dueAt, entrance }: { readonly dueAt: number; readonly entrance: Entrance },
  at: number,
): Change<ContactFact> | Refusal {
  if (state?.phase !== 'queued' || state.left?.at !== dueAt) return { refused: 'not_connected' }
  if (at < dueAt) broken(`a call was to be due ${dueAt - at} ms early`)
  const fact = { type: 'callback_due', body: { visit: state.visit, dueAt } } as const
  const step = firstStep(foreseen(state, fact, at), entrance, at)
  return { facts: [decided(fact)], deadlines: { callback: null, queue_step: step } }
}

/** How often a call back is tried, and how long it rests between two tries, in ms. */
export interface CallbackRetry {
  readonly attempts: number
  readonly pauseMs: number
}

/** What became of a try; `visit` names the stay in the queue that begins where nobody was reached. */
export interface MarkAttempt {
  readonly agent: string
  readonly result: AttemptResult
  readonly visit: string
  readonly retry: CallbackRetry
}

/**
 * The agent has tried to call. Where nobody answered, or the line was busy, and tries are left, the contact goes back into its queue:
 * the segment ends without wrap-up, and the contact rests for a pause and then has its old place in the line. Else the agent keeps it.
 * Refuses `not_found` (also on another channel), `not_connected`, `not_yours`, `contact_over`.
 */
export function markAttempt(pair: Pair, command: MarkAttempt, at: number): PairChange | Refusal {
  const contact = connectedContact(pair.contact, command.agent)
  if (isRefusal(contact)) return contact
  if (contact.channel !== 'callback') return { refused: 'not_found' }
  const { result, visit, retry } = command
  const { segment, agent, channel, attempts = 0 } = contact
  const attempt = attempts + 1
  const tried = decided({ type: 'callback_attempted', body: { segment, agent, attempt, result } })
  if (!mayBeReached[result] || attempt >= retry.attempts) return { contact: { facts: [tried] } }
  withItsAgent(pair, contact)
  const dueAt = at + retry.pauseMs
  const body = { segment, agent, visit, cause: 'no_answer', dueAt } as const
  const work = { contact: pair.contactId, segment, channel, units: unitsOf(pair) }
  return {
    contact: {
      facts: [tried, decided({ type: 'contact_requeued', body })],
      deadlines: { callback: dueAt },
    },
    agent: { facts: workOver(pair.agent, pair.contactId, { type: 'work_ended', body: work }) },
  }
}

/** Whether another try may come to more. */
const mayBeReached: Readonly<Record<AttemptResult, boolean>> = {
  reached: false,
  no_answer: true,
  busy: true,
  wrong_number: false,
}
