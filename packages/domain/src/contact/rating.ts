import { isRefusal } from '../decision.js'
import type { Change, Refusal } from '../decision.js'
import type { ContactFact } from '../facts.js'
import { broken } from '../invariant.js'
import { readText, textLimits } from '../text.js'
import { ownContact } from './access.js'
import { decided } from './decided.js'
import type { ContactState } from './state.js'

/** The visitor's opinion: a whole number from 1 to 5, and words if any. */
export interface Rate {
  readonly visitor: string
  readonly score: number
  readonly comment?: string
}

/**
 * A rating: once, after the contact has ended, if an agent was connected. A blank comment counts as none. Refuses
 * `not_found`, `contact_not_over`, `not_connected`, `already_rated`, `text_too_long`; throws on a score that is none.
 */
export function rate(state: ContactState | null, command: Rate, _at: number): Change<ContactFact> | Refusal {
  const { score } = command
  if (!Number.isInteger(score) || score < 1 || score > 5)
    broken(`a rating of ${score} should not have come this far`)
  const contact = ownContact(state, command.visitor)
  if (isRefusal(contact)) return contact
  if (contact.phase !== 'wrap_up' && contact.phase !== 'closed') return { refused: 'contact_not_over' }
  if (!contact.answered) return { refused: 'not_connected' }
  if (contact.rated) return { refused: 'already_rated' }
  const raw = command.comment ?? ''
  if (raw.trim() === '')
    return { facts: [decided({ type: 'contact_rated', body: { score, commented: false } })] }
  const words = readText(raw, textLimits.comment)
  if (isRefusal(words)) return words
  const content = { comment: words.text }
  return { facts: [decided({ type: 'contact_rated', body: { score, commented: true } }, content)] }
}
