import type { Change, Refusal } from '../decision.js'
import type { ContactFact } from '../facts.js'
import { decided } from './decided.js'
import type { ContactState } from './state.js'

/** Says that what was said until now has been erased. Refuses `not_found`, and `contact_not_over`: what is still said would stay. */
export function eraseWords(
  state: ContactState | null,
  { erasure }: { readonly erasure: string },
  _at: number,
): Change<ContactFact> | Refusal {
  if (state === null) return { refused: 'not_found' }
  if (state.phase !== 'wrap_up' && state.phase !== 'closed') return { refused: 'contact_not_over' }
  return { facts: [decided({ type: 'words_erased', body: { erasure } })] }
}
