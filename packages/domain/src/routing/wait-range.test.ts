import { expect, test } from 'vitest'
import { waitRange } from './wait-range.js'

test.each<[string, number[], { lowMs: number; highMs: number } | null]>([
  ['nobody', [], null],
  ['four', [1, 2, 3, 4], null],
  ['five', [50, 10, 40, 20, 30], { lowMs: 20, highMs: 40 }],
  ['six: between two', [0, 10, 20, 30, 40, 50], { lowMs: 13, highMs: 38 }],
  ['one of them very long', [10, 10, 10, 10, 9_999_999], { lowMs: 10, highMs: 10 }],
])('%s', (_name, waits, range) => {
  expect(waitRange(waits)).toEqual(range)
})
