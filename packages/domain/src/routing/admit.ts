import type { Refusal } from '../decision.js'
import { isOpenAt } from './hours.js'
import type { LocalTime } from './hours.js'
import type { QueueRules } from './rules.js'

/** Whether a queue takes one more contact: refuses `queue_closed` outside its hours, `queue_full` where its most are waiting. */
export function admit(
  rules: QueueRules,
  now: { readonly local: LocalTime; readonly waiting: number },
): Refusal | null {
  if (!isOpenAt(rules.hours, now.local)) return { refused: 'queue_closed' }
  if (rules.maxWaiting !== null && now.waiting >= rules.maxWaiting) return { refused: 'queue_full' }
  return null
}
