import { expect, test } from 'vitest'
import { isThere, roundRange } from './standing.js'

test.each([
  [0, 0, { unit: 's', low: 10, high: 10 }],
  [20_000, 31_000, { unit: 's', low: 40, high: 40 }],
  [20_000, 50_001, { unit: 'min', low: 1, high: 1 }],
  [59_999, 60_001, { unit: 'min', low: 1, high: 2 }],
  [250_000, 350_000, { unit: 'min', low: 4, high: 6 }],
])('from %d to %d ms', (lowMs, highMs, rounded) => {
  expect(roundRange({ lowMs, highMs })).toEqual(rounded)
})

test.each([
  [null, true, true],
  [null, false, false],
  [{ open: true, today: [], nextAt: null }, true, true],
  [{ open: false, today: [], nextAt: null }, true, false],
])('with the openings %j and staff: %s, somebody is there: %s', (openings, staffed, there) => {
  expect(isThere({ openings, staffed, wait: null })).toBe(there)
})
