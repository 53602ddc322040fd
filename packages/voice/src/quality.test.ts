import { expect, test } from 'vitest'
import { type MediaSample, mosOf, qualityBetween, qualityWord } from './quality.js'

const sample: MediaSample = {
  packetsReceived: 100,
  packetsLost: 0,
  jitterMs: 5,
  rttMs: 20,
  concealedSamples: 0,
  totalSamples: 48_000,
  jitterBufferDelay: 1,
  jitterBufferEmitted: 48_000,
  audioEnergy: 1,
}

test('a clean line is as good as a call can be, and loss and delay make it worse', () => {
  expect(mosOf({ rttMs: 20, jitterMs: 1, lossRatio: 0 })).toBeCloseTo(4.38, 1)
  const scores = [0, 0.01, 0.05, 0.2].map((lossRatio) => mosOf({ rttMs: 60, jitterMs: 5, lossRatio }))
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  expect(mosOf({ rttMs: 800, jitterMs: 5, lossRatio: 0 })).toBeLessThan(3.6)
  expect(mosOf({ rttMs: 800, jitterMs: 200, lossRatio: 1 })).toBe(1)
})

test('what is judged lies between two samples, not before the first', () => {
  const later = {
    ...sample,
    packetsReceived: 190,
    packetsLost: 10,
    concealedSamples: 480,
    totalSamples: 52_800,
  }
  expect(qualityBetween(sample, later)).toMatchObject({ lossRatio: 0.1, concealedRatio: 0.1, rttMs: 20 })
  expect(qualityBetween(sample, sample)).toBeNull()
})

test('a score has a word', () => {
  expect([4.2, 3.3, 2].map(qualityWord)).toEqual(['good', 'fair', 'poor'])
})
