import { expect, test } from 'vitest'
import { abandonedShare, houseLimits, levelOf, levelStanding, waitStanding } from './measures.js'
import { readWallOptions } from './wall-options.js'

test('an address names queues, limits and the theme', () => {
  expect(readWallOptions('queue=a&queue=b&target=90&wait=60&theme=light')).toEqual({
    queues: ['a', 'b'],
    theme: 'light',
    limits: { level: 0.9, waitMs: 60_000 },
  })
})

test('what is missing or makes no sense is as the house has it', () => {
  for (const text of ['', 'queue=&target=x&wait=-1&theme=pink', 'target=0&wait=', 'target=101&wait=NaN'])
    expect(readWallOptions(text)).toEqual({ queues: [], theme: 'dark', limits: houseLimits })
})

test('0/0 is no number, and no number stands badly', () => {
  expect(levelOf({ inTime: 0, judged: 0 })).toBeNull()
  expect(abandonedShare({ answered: 0, abandoned: 0 })).toBeNull()
  expect([levelStanding(null, houseLimits), waitStanding(null, houseLimits)]).toEqual(['none', 'none'])
})

test.each([
  [0.8, 'good'],
  [0.79, 'near'],
  [0.69, 'bad'],
] as const)('a service level of %s against 80 %% is %s', (share, standing) => {
  expect(levelStanding(share, houseLimits)).toBe(standing)
})

test.each([
  [59_999, 'good'],
  [60_000, 'near'],
  [120_000, 'bad'],
] as const)('a wait of %s ms against two minutes is %s', (ms, standing) => {
  expect(waitStanding(ms, houseLimits)).toBe(standing)
})
