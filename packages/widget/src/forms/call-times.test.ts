import { expect, test } from 'vitest'
import { callTimes } from './call-times.js'

const hour = 3_600_000
const at = (hours: number): number => 495_000 * hour + hours * hour
const day = { from: at(8), to: at(21) }

test.each([
  ['without hours: from half an hour on', null, at(9.4), [10, 11, 12, 13, 14]],
  ['while open: until it closes', { open: true, today: [day], nextAt: at(32) }, at(18.2), [19, 20]],
  ['before it opens: from then on', { open: false, today: [day], nextAt: at(8) }, at(6), [8, 9, 10, 11, 12]],
  [
    'after it has closed: from the next opening on',
    { open: false, today: [day], nextAt: at(32) },
    at(22),
    [32, 33, 34, 35, 36],
  ],
  ['where it never opens: none', { open: false, today: [], nextAt: null }, at(9), []],
])('%s', (_name, openings, now, times) => {
  expect(callTimes(openings, now)).toEqual(times.map(at))
})
