import { expect, test } from 'vitest'
import type { BusMessage } from './bus.js'
import { createLocalBus } from './local-bus.js'

const message: BusMessage = { kind: 'signed_out', session: 's' }

test('everybody hears what is published, until the undo', () => {
  const bus = createLocalBus()
  const heard: string[] = []
  const undo = bus.subscribe(() => heard.push('first'))
  bus.subscribe(() => heard.push('second'))
  bus.publish(message)
  undo()
  bus.publish(message)
  expect(heard).toEqual(['first', 'second', 'second'])
})

test('a listener that throws is reported and keeps nobody from hearing', () => {
  const reports: string[] = []
  const bus = createLocalBus((what) => reports.push(what))
  let heard = 0
  bus.subscribe(() => {
    throw new Error('deaf')
  })
  bus.subscribe(() => (heard += 1))
  bus.publish(message)
  expect([heard, reports]).toEqual([1, ['hearing signed_out']])
})

test('the same function may listen twice, and each undo ends one', async () => {
  const bus = createLocalBus()
  let heard = 0
  const listener = (): void => void (heard += 1)
  const undo = bus.subscribe(listener)
  bus.subscribe(listener)
  bus.publish(message)
  undo()
  bus.publish(message)
  await bus.close()
  bus.publish(message)
  expect(heard).toBe(3)
})
