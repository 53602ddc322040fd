import type { ContactFact } from '../facts.js'
import { evolveContact } from './evolve.js'
import type { ContactState } from './state.js'

/** The state as it will be after a fact that is about to be stored; for deciding what belongs to it, such as its deadlines. */
export function foreseen(state: ContactState | null, fact: ContactFact, at: number): ContactState {
  return evolveContact(state, { stream: '', seq: 0, vseq: null, at, actor: null, fact })
}
