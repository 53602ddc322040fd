import { expect, test } from 'vitest'
import { askedWait, mostAttempts, patienceMs, waitAfter } from './back-off.js'

const waits = (dice: number): readonly (number | null)[] =>
  Array.from({ length: mostAttempts }, (_, index) => waitAfter(index + 1, dice))

test('waits grow from five seconds to a day, then it is given up', () => {
  const seconds = waits(0.5).map((wait) => (wait === null ? null : wait / 1_000))
  expect(seconds).toEqual([5, 20, 80, 320, 1_280, 5_120, 20_480, 81_920, 86_400, 86_400, null])
})

test('dice move a wait by a fifth at most, so that what failed together does not come back together', () => {
  expect([waitAfter(1, 0), waitAfter(1, 1)]).toEqual([4_000, 6_000])
})

test('a webhook that is down is paused before its first delivery is given up', () => {
  for (const dice of [0.5, 1]) {
    const all = waits(dice).reduce<number>((sum, wait) => sum + (wait ?? 0), 0)
    expect(all).toBeGreaterThan(patienceMs)
  }
})

test.each([
  [undefined, null],
  ['30', 30_000],
  ['99999999', 86_400_000],
  ['-1', null],
  ['Wed, 21 Oct 2026 07:28:00 GMT', null],
])('Retry-After %s asks for %s ms', (header, wait) => {
  expect(askedWait(header)).toBe(wait)
})
