import { array, assert, asyncProperty, constantFrom, record } from 'fast-check'
import { expect, test } from 'vitest'
import { createTurns } from './turns.js'

const ignore = (): void => {}

test('all items at the front of a stream are taken together, streams in the order of their coming', () => {
  const turns = createTurns<string>(ignore)
  for (const [stream, item] of ['b1', 'a1', 'b2'].map((name) => [name.slice(0, 1), name] as const))
    turns.queue(stream, item)
  expect(turns.take(10)).toEqual([
    { stream: 'b', items: ['b1', 'b2'] },
    { stream: 'a', items: ['a1'] },
  ])
  turns.queue('a', 'a2')
  expect(turns.take(10)).toEqual([])
  turns.settle('a', [])
  expect(turns.take(10)).toEqual([{ stream: 'a', items: ['a2'] }])
})

test('what comes back goes first again', () => {
  const turns = createTurns<string>(ignore)
  turns.queue('a', 'a1')
  turns.queue('a', 'a2')
  turns.take(1)
  turns.settle('a', ['a1'])
  expect(turns.take(10)).toEqual([{ stream: 'a', items: ['a1', 'a2'] }])
})

test('a lead waits for the items before it and holds up those after it', async () => {
  const turns = createTurns<string>(ignore)
  turns.queue('a', 'a1')
  let end: (() => void) | null = null
  const lead = turns.lead('a').then((leave) => (end = leave))
  turns.queue('a', 'a2')
  expect(turns.take(10)).toEqual([{ stream: 'a', items: ['a1'] }])
  await Promise.resolve()
  expect(end).toBeNull()
  turns.settle('a', [])
  const leave = await lead
  expect(turns.take(10)).toEqual([])
  leave()
  expect(turns.take(10)).toEqual([{ stream: 'a', items: ['a2'] }])
})

test('a guest waits for nobody, and holds up only what comes after it', () => {
  const turns = createTurns<string>(ignore)
  turns.queue('a', 'a1')
  const leave = turns.guest(['a', 'b'])
  turns.queue('a', 'a2')
  turns.queue('b', 'b1')
  expect(turns.take(10)).toEqual([{ stream: 'a', items: ['a1'] }])
  turns.settle('a', [])
  expect(turns.take(10)).toEqual([])
  leave()
  expect(turns.take(10).map(({ items }) => items)).toEqual([['a2'], ['b1']])
})

test('one that goes alone leads at once, and those that came back with it wait behind', () => {
  const turns = createTurns<string>(ignore)
  turns.queue('a', 'a1')
  turns.queue('a', 'a2')
  turns.take(10)
  const leave = turns.settle('a', ['a1', 'a2'], true)
  expect(turns.take(10)).toEqual([])
  leave()
  expect(turns.take(10)).toEqual([{ stream: 'a', items: ['a2'] }])
})

test('whatever the order of comings and endings: every item and lead has its turn, in the order of its stream, never two at once', async () => {
  const step = record({
    kind: constantFrom('queue', 'lead', 'guest', 'end', 'take'),
    stream: constantFrom('a', 'b', 'c'),
  })
  await assert(
    asyncProperty(array(step, { maxLength: 60 }), async (steps) => {
      const turns = createTurns<number>(ignore)
      const came: Record<string, number[]> = { a: [], b: [], c: [] }
      const went: Record<string, number[]> = { a: [], b: [], c: [] }
      const ends: (() => void)[] = []
      const takeAll = (): void => {
        for (const { stream, items } of turns.take(3)) {
          went[stream]?.push(...items)
          ends.push(() => turns.settle(stream, []))
        }
      }
      for (const [number, { kind, stream }] of steps.entries()) {
        if (kind === 'queue' || kind === 'lead') came[stream]?.push(number)
        if (kind === 'queue') turns.queue(stream, number)
        if (kind === 'lead')
          void turns.lead(stream).then((leave) => {
            went[stream]?.push(number)
            return ends.push(leave)
          })
        if (kind === 'guest') ends.push(turns.guest([stream, 'a']))
        if (kind === 'end') ends.shift()?.()
        if (kind === 'take') takeAll()
        await Promise.resolve()
      }
      for (let idle = 0; idle < 5; idle++) {
        takeAll()
        for (let end = ends.shift(); end; end = ends.shift()) {
          idle = 0
          end()
        }
        await new Promise(setImmediate)
      }
      expect(went).toEqual(came)
    }),
  )
})
