import { expect, test } from 'vitest'
import { placesOf } from './line-places.js'
import type { ContactState, Line } from './state.js'

const waits = (
  id: string,
  enqueuedAt: number,
  line?: Line,
  queue = 'help',
): { id: string; state: ContactState } => ({
  id,
  state: {
    phase: 'queued',
    brand: 'b',
    site: 's',
    queue,
    visitor: 'v',
    channel: 'chat',
    visit: 'w',
    enqueuedAt,
    excluded: {},
    answered: false,
    rated: false,
    ...(line && { line }),
  },
})
const order = (all: Parameters<typeof placesOf>[0]): string[] =>
  placesOf(all).map(({ contact, place, about }) => `${contact}${place}${about ? '~' : ''}`)

test('who came first is first', () => {
  expect(order([waits('b', 200), waits('a', 100)])).toEqual(['a1', 'b2'])
})

test('two who came at once have places of their own', () => {
  expect(order([waits('b', 100), waits('a', 100)])).toEqual(['a1', 'b2'])
})

test('each queue counts for itself', () => {
  expect(order([waits('a', 100), waits('x', 50, undefined, 'other'), waits('b', 200)])).toEqual([
    'a1',
    'b2',
    'x1',
  ])
})

test('a priority is worth a minute, and makes every place of its queue uncertain', () => {
  expect(order([waits('a', 0), waits('b', 59_000, { priority: 1 })])).toEqual(['b1~', 'a2~'])
})

test('who lost an agent is first', () => {
  expect(order([waits('a', 0), waits('b', 90_000, { returned: true })])).toEqual(['b1~', 'a2~'])
})
