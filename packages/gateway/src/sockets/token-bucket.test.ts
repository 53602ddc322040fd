import { expect, test } from 'vitest'
import { TokenBucket } from './token-bucket.js'

const rate = { perSecond: 20, burst: 40 }

test('the burst goes at once, then one for each twentieth of a second', () => {
  const bucket = new TokenBucket(rate, 1_000)
  expect(Array.from({ length: 41 }, () => bucket.take(rate, 1_000)).filter(Boolean)).toHaveLength(40)
  expect([bucket.take(rate, 1_049), bucket.take(rate, 1_051), bucket.take(rate, 1_051)]).toEqual([
    false,
    true,
    false,
  ])
})

test('rest fills it up to the burst and no further', () => {
  const bucket = new TokenBucket(rate, 0)
  for (let n = 0; n < 40; n++) bucket.take(rate, 0)
  expect(Array.from({ length: 60 }, () => bucket.take(rate, 3_600_000)).filter(Boolean)).toHaveLength(40)
})
