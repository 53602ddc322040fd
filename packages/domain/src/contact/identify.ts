import type { Change, Decided, Refusal } from '../decision.js'
import type { ContactFact } from '../facts.js'
import { decided } from './decided.js'
import type { ContactState } from './state.js'

/**
 * The brand has signed who the visitor of a contact is. It is told once, however often the page shows the same token. Refuses
 * `not_found`: no such contact, or another visitor's.
 */
export function identifyVisitor(
  state: ContactState | null,
  { visitor }: { readonly visitor: string },
  _at: number,
): Change<ContactFact> | Refusal {
  if (state === null || state.visitor !== visitor) return { refused: 'not_found' }
  return { facts: knownAtStart({ visitor, identified: !state.identified }) }
}

/** What a contact begins with besides the words: that its visitor is known already. */
export function knownAtStart({
  visitor,
  identified = false,
}: {
  readonly visitor: string
  readonly identified?: boolean
}): readonly Decided<ContactFact>[] {
  return identified ? [decided({ type: 'visitor_identified', body: { visitor } })] : []
}
