import type { MailStep } from '../facts.js'
import type { ContactState } from './state.js'

/** The state once the fact of this seq has asked for a letter: it goes behind those that are waiting. */
export function letterAsked<S extends ContactState>(state: S, seq: number): S {
  const { mail } = state
  return { ...state, mail: { next: mail?.next ?? seq, last: seq, attempt: mail?.attempt ?? 0 } }
}

/**
 * The state after a try: the next letter is due, or the same one once more where `again` says when. A letter that was given back
 * after it had been sent changes nothing: it is no longer waiting.
 */
export function letterDone(
  state: ContactState,
  { asked, attempt, again = null }: MailStep & { readonly again?: number | null },
): ContactState {
  const { mail, ...rest } = state
  if (mail === undefined || asked < mail.next) return state
  if (again !== null) return { ...state, mail: { next: asked, last: mail.last, attempt } }
  if (asked < mail.last) return { ...state, mail: { next: asked + 1, last: mail.last, attempt: 0 } }
  return rest
}
