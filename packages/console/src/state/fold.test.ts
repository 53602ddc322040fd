import type { FactFrame } from '@switchboard/protocol'
import { expect, test } from 'vitest'
import { folded } from './fold.js'

test('a fold steps over new facts only, and starts over when the log was reset', () => {
  const seen: number[] = []
  const sum = folded(0, (total, next: FactFrame) => {
    seen.push(next.seq)
    return total + next.seq
  })
  const [one, two, other] = [fact(1), fact(2), fact(1)]
  expect(sum([one])).toBe(1)
  expect(sum([one, two])).toBe(3)
  expect(sum([one, two])).toBe(3)
  expect(seen).toEqual([1, 2])
  expect(sum([other])).toBe(1)
  expect(sum([])).toBe(0)
})

function fact(seq: number): FactFrame {
  return { t: 'fact', stream: 'c', seq, at: seq, fact: { type: 'contact_held' } }
}
