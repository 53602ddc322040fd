import {
  type CanServe,
  type ContactState,
  type QueueRules,
  type Refusal,
  admit,
  meets,
  noRules,
} from '@switchboard/domain'
import type { Directory } from './centre.js'
import { localTime } from './local-time.js'
import { mayHandle } from './rights.js'

/** The rules of a queue; of one that was removed none. */
export function rulesOf(directory: Directory, queue: string): QueueRules {
  return directory.queue(queue)?.rules ?? noRules
}

/** Whether anybody of the tenant, at work or not, serves a contact's queue and brand and has these skills. */
export function serversIn(directory: Directory): CanServe {
  const known = new Map<string, boolean>()
  return ({ queue, brand }: ContactState, required) => {
    const key = JSON.stringify([queue, brand, required])
    const answer =
      known.get(key) ??
      directory
        .agents()
        .some(
          (staff) =>
            mayHandle(staff) &&
            staff.queues.includes(queue) &&
            (staff.brands === null || staff.brands.includes(brand)) &&
            meets(staff.skills, required),
        )
    known.set(key, answer)
    return answer
  }
}

/** Whether a queue takes one more contact at this moment, epoch ms: refuses `queue_closed` and `queue_full`. */
export function admitted(
  rules: QueueRules,
  { at, waiting }: { readonly at: number; readonly waiting: number },
): Refusal | null {
  return admit(rules, { local: localTime(at, rules.hours?.zone ?? 'UTC'), waiting })
}
