import { expect, test } from 'vitest'
import { timeLeft } from './time-left.js'

test.each([
  [0, { leftMs: 20_000, part: 1, urgency: 'calm' }],
  [9999, { leftMs: 10_001, part: 0.50005, urgency: 'calm' }],
  [15_000, { leftMs: 5000, part: 0.25, urgency: 'soon' }],
  [20_000, { leftMs: 0, part: 0, urgency: 'late' }],
  [26_000, { leftMs: -6000, part: 0, urgency: 'late' }],
])('of twenty seconds, after %i ms, is left what is right', (now, left) => {
  expect(timeLeft(0, 20_000, now)).toEqual(left)
})
