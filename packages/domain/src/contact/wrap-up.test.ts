import { expect, test } from 'vitest'
import { worldIn } from '../../test/situations.js'
import { commitPair, contactOf, deadlineOf, pairOf, sweep } from '../../test/world.js'
import type { World } from '../../test/world.js'
import { endContact, finishWrapUp } from '../index.js'

test('the agent keeps the capacity taken until wrap-up ends, and has been idle since then', () => {
  const world = worldIn('wrapping')
  expect(Object.keys(world.agents.get('an')?.state?.work ?? {})).toEqual(['c'])
  expect(world.agents.get('an')?.state?.idleSince).toBe(null)
  world.now += 5_000
  const pair = pairOf(world, 'c', 'an')
  commitPair(world, pair, finishWrapUp(pair, { disposition: 'solved' }, world.now))
  expect(world.agents.get('an')?.state).toMatchObject({ work: {}, idleSince: 6_000 })
  expect(deadlineOf(world, 'c', 'wrap_up')).toBe(null)
})

test('wrap-up says how it ended and when it was due', () => {
  const body = { segment: 'segment', agent: 'an', dueAt: 31_000 }
  expect(lastOf(worldIn('closed'))).toEqual({ ...body, disposition: 'solved', cause: 'finished' })
  const world = worldIn('overdue')
  sweep(world)
  expect(lastOf(world)).toEqual({ ...body, disposition: null, cause: 'timeout' })
  expect(contactOf(world, 'c')?.phase).toBe('closed')
})

test('what it came to may be left out where nobody asks for it', () => {
  const world = worldIn('wrapping')
  const pair = pairOf(world, 'c', 'an')
  const without = { disposition: null }
  expect(finishWrapUp(pair, { ...without, required: true }, world.now)).toEqual({
    refused: 'disposition_missing',
  })
  commitPair(world, pair, finishWrapUp(pair, { ...without, required: false }, world.now))
  expect(lastOf(world)).toMatchObject({ disposition: null, cause: 'finished' })
  expect(contactOf(world, 'c')?.phase).toBe('closed')
})

test('an end while on hold closes the hold', () => {
  const facts = worldIn('wrapping').contacts.get('c')?.facts
  expect(facts?.at(-1)?.fact.body).toEqual({ by: 'visitor', during: 'held', wrapUpDueAt: 31_000 })
})

test('an end without time for wrap-up is due at once', () => {
  const world = worldIn('connected')
  const pair = pairOf(world, 'c')
  commitPair(world, pair, endContact(pair, { by: 'visitor', actor: 'vi', wrapUpMs: 0 }, world.now))
  sweep(world)
  expect(contactOf(world, 'c')?.phase).toBe('closed')
})

function lastOf(world: World): unknown {
  return world.contacts.get('c')?.facts.at(-1)?.fact.body
}
