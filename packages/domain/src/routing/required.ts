import type { Levels } from '../facts.js'
import { enteredAt } from '../contact/line.js'
import type { ContactState } from '../contact/state.js'
import type { QueueRules } from './rules.js'

/** What is asked of an agent before and after relaxation; `step` counts the relaxations applied. */
export interface Required {
  readonly asked: Levels
  readonly required: Levels
  readonly step: number
}

/** Whether there is anybody in the set-up of the centre, at work or not, who serves the contact's queue and has these skills. */
export type CanServe = (contact: ContactState, required: Levels) => boolean

/**
 * What a contact needs at this moment. Where nobody of the centre has what the present step asks for, the first later step
 * that somebody can meet holds at once: waiting for it would be in vain.
 */
export function requiredAt(
  contact: ContactState,
  rules: QueueRules,
  { at, canServe }: { readonly at: number; readonly canServe: CanServe },
): Required {
  const asked = higher(rules.skills, contact.line?.skills ?? {})
  const waited = at - enteredAt(contact)
  const due = rules.relaxation.filter(({ afterMs }) => afterMs <= waited).length
  for (let step = due; step <= rules.relaxation.length; step++) {
    const required = relaxed(asked, rules, step)
    if (canServe(contact, required)) return { asked, required, step }
  }
  return { asked, required: relaxed(asked, rules, due), step: due }
}

/** Whether an agent's skills reach each level. */
export function meets(levels: Levels, required: Levels): boolean {
  return Object.entries(required).every(([skill, level]) => (levels[skill] ?? 0) >= level)
}

/** Both demands together. */
export function higher(one: Levels, other: Levels): Levels {
  const skills = [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted()
  return Object.fromEntries(skills.map((skill) => [skill, Math.max(one[skill] ?? 0, other[skill] ?? 0)]))
}

function relaxed(asked: Levels, rules: QueueRules, steps: number): Levels {
  const left = new Map(Object.entries(asked))
  for (const { skills } of inOrder(rules).slice(0, steps)) {
    for (const [skill, level] of Object.entries(skills)) {
      const before = left.get(skill)
      if (before === undefined) continue
      if (level <= 0) left.delete(skill)
      else left.set(skill, Math.min(before, level))
    }
  }
  return Object.fromEntries(left)
}

function inOrder(rules: QueueRules): QueueRules['relaxation'] {
  return rules.relaxation.toSorted((a, b) => a.afterMs - b.afterMs)
}
