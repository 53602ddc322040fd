import { broken, unreachable } from '../invariant.js'
import type { ConsultFact } from './consult-facts.js'
import { exclude } from './exclusion.js'
import type { Consult, ContactIn, ContactState } from './state.js'

type Connected = ContactIn<'connected'>
/** A connected call after a fact about a consultation, a conference, or who has it. Throws where the fact, called `name`, does not fit. */
export function withConsult(
  state: Connected,
  fact: ConsultFact,
  { at, name }: { readonly at: number; readonly name: string },
): ContactState {
  switch (fact.type) {
    case 'consult_started': {
      const { consult, segment, agent, with: other, dueAt } = fact.body
      if (state.consult !== undefined || segment !== state.segment || agent !== state.agent)
        broken(`${name} does not fit the call`)
      return { ...state, consult: { consult, agent: other, is: 'ringing', dueAt, shown: false } }
    }
    case 'consult_shown':
      return { ...state, consult: { ...ringing(state, fact.body, name), shown: true } }
    case 'consult_answered': {
      const { consult, agent } = ringing(state, fact.body, name)
      return { ...state, consult: { consult, agent, is: 'talking', segment: fact.body.segment } }
    }
    case 'consult_ended': {
      const { agent, excludedUntil: until } = fact.body
      if (sameConsult(state, fact.body, name).is === 'conference') broken(`${name} in a conference`)
      const over = withoutConsult(state)
      // Kept beyond the call: who did not want it is not asked for a while, should it wait again.
      return until === null ? over : { ...over, excluded: exclude(over.excluded, { id: agent, until }, at) }
    }
    case 'conference_started': {
      const { consult, agent, joins: segment } = fact.body
      if (state.consult !== undefined || fact.body.segment !== state.segment || state.heldSince !== null)
        broken(`${name} does not fit the call`)
      return { ...state, consult: { consult, agent, is: 'conference', segment } }
    }
    case 'conference_ended':
      if (sameConsult(state, fact.body, name).is !== 'conference') broken(`${name} where there is none`)
      return withoutConsult(state)
    case 'contact_handed_over': {
      const { segment, agent, into } = fact.body
      if (state.consult !== undefined || segment !== state.segment || agent !== state.agent)
        broken(`${name} does not fit the call`)
      return { ...state, ...into, heldSince: null }
    }
    default:
      return unreachable(fact)
  }
}

function sameConsult(state: Connected, body: { readonly consult: string }, name: string): Consult {
  return state.consult?.consult === body.consult ? state.consult : broken(`${name} is about another one`)
}

function ringing(
  state: Connected,
  body: { readonly consult: string },
  name: string,
): Extract<Consult, { readonly is: 'ringing' }> {
  const consult = sameConsult(state, body, name)
  return consult.is === 'ringing' ? consult : broken(`${name} where nobody is rung`)
}

function withoutConsult({ consult: _over, ...state }: Connected): Connected {
  return state
}
