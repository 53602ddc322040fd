import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf, evolve, factVersions } from './index.js'
import { histories, lived, settle } from '../test/histories.js'
import { checkEnd, checkNow } from '../test/invariants.js'
import { throughJson } from '../test/world.js'

test('whatever is done in whatever order, the invariants hold after each step and at the end', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const world = lived(history, checkNow)
      settle(world)
      checkNow(world)
      checkEnd(world)
    }),
    { numRuns: 250 },
  )
})

test('the state is what folding the facts again comes to, and so are the columns beside it', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const world = lived(history)
      for (const kind of ['contact', 'agent'] as const) {
        for (const { state, facts } of world[`${kind}s`].values()) {
          let again: unknown = null
          for (const fact of facts) again = throughJson(evolve(kind, again, throughJson(fact)))
          expect(again).toEqual(state)
          expect(columnsOf(kind, again)).toEqual(columnsOf(kind, state))
        }
      }
    }),
    { numRuns: 100 },
  )
})

test('random histories reach every fact, so that the properties are not about nothing', () => {
  const seen = new Set<string>()
  for (const history of fc.sample(histories, { numRuns: 1_000, seed: 3 })) {
    const world = lived(history)
    for (const { facts } of [...world.contacts.values(), ...world.agents.values()]) {
      for (const { fact } of facts) seen.add(fact.type)
    }
  }
  // Who looks at a contact is a stream of its own: see watch.test.ts.
  const watches = new Set(
    Object.keys(factVersions).filter((type) => /^(watch|recording|timeline)_/.test(type)),
  )
  expect([...seen].toSorted()).toEqual(
    Object.keys(factVersions)
      .filter((type) => !watches.has(type))
      .toSorted(),
  )
})
