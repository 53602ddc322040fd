import { expect, test } from 'vitest'
import type { Lag } from './lag.js'
import { startAlarms } from './start-alarms.js'

const well: Lag & { readonly fault: string | null } = {
  facts: 0,
  ms: null,
  batches: 0,
  parked: 0,
  parkedFacts: 0,
  parkedRows: 0,
  replays: 0,
  differences: 0,
  fault: null,
}

test('an alarm is raised once while it lasts, says why, and is over when it is over', async () => {
  let now = well
  let looks = 0
  const [alarms, over]: [string[], string[]] = [[], []]
  const watch = startAlarms({
    lag: () => {
      looks += 1
      return Promise.resolve(now)
    },
    onAlarm: (sentence) => alarms.push(sentence),
    onOver: (name) => over.push(name),
    everyMs: 1,
  })
  const afterLooks = async (more: number): Promise<void> => {
    const from = looks
    await expect.poll(() => looks).toBeGreaterThan(from + more)
  }
  await afterLooks(2)
  expect(alarms).toEqual([])
  now = { ...well, facts: 900, ms: 61_000, fault: 'connect ECONNREFUSED', parkedRows: 2 }
  await afterLooks(5)
  expect(alarms).toEqual([
    '900 facts wait for the analytics engine, the oldest for 61 s (connect ECONNREFUSED)',
    '2 rows were refused by the analytics engine and are missing from the numbers',
  ])
  now = { ...well, parkedRows: 2 }
  await afterLooks(2)
  expect(over).toEqual(['late'])
  expect(alarms).toHaveLength(2)
  await watch.close()
})

test('a look that fails raises nothing, and the next one tells', async () => {
  let broken = true
  const alarms: string[] = []
  const lag = (): Promise<typeof well> =>
    broken ? Promise.reject(new Error('no database')) : Promise.resolve({ ...well, replays: 1 })
  const watch = startAlarms({
    lag,
    onAlarm: (said) => alarms.push(said),
    onOver: () => undefined,
    everyMs: 1,
  })
  broken = false
  await expect.poll(() => alarms.length).toBe(1)
  await watch.close()
})
