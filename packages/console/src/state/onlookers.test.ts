import { memoryLine } from '@switchboard/client'
import type { FarEnd } from '@switchboard/client'
import { expect, test } from 'vitest'
import { createOnlookers } from './onlookers.js'

const [contact, other, binh] = [1, 2, 3].map((n) => `0190aaaa-0000-7000-8000-00000000000${String(n)}`) as [
  string,
  string,
  string,
]

function seated(): {
  readonly onlookers: ReturnType<typeof createOnlookers>
  readonly sent: string[]
  readonly passed: string[]
  hear(frame: object): void
  wait(ms: number): void
} {
  let now = 0
  let far: FarEnd | null = null
  const sent: string[] = []
  const passed: string[] = []
  const onlookers = createOnlookers({ now: () => now })
  const line = memoryLine((end) => {
    far = end
    return { received: (text) => sent.push(text), closed: () => {} }
  })
  onlookers.tap(line)({ opened: () => {}, received: (text) => void passed.push(text), closed: () => {} })
  return {
    onlookers,
    sent,
    passed,
    hear: (frame) => far?.send(JSON.stringify(frame)),
    wait: (ms) => void (now += ms),
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

test('a colleague is named until going, or until nothing was heard for long', async () => {
  const { onlookers, passed, hear, wait } = seated()
  await settled()
  hear({ t: 'looking', stream: contact, agent: binh, name: 'Binh', on: true })
  await settled()
  expect(onlookers.of(contact)).toEqual(['Binh'])
  expect(onlookers.of(other)).toEqual([])
  hear({ t: 'looking', stream: contact, agent: binh, name: 'Binh', on: false })
  await settled()
  expect(onlookers.of(contact)).toEqual([])
  hear({ t: 'looking', stream: contact, agent: binh, name: 'Binh', on: true })
  await settled()
  wait(25_000)
  expect(onlookers.of(contact)).toEqual([])
  expect(passed).toEqual([])
})

test('one says what one looks at when that changes, and again after a while', async () => {
  const { onlookers, sent, hear, wait } = seated()
  await settled()
  hear({ t: 'welcome' })
  await settled()
  onlookers.lookAt(contact)
  onlookers.lookAt(contact)
  wait(10_000)
  onlookers.lookAt(contact)
  onlookers.lookAt(other)
  onlookers.lookAt(null)
  await settled()
  expect(sent.map((text) => JSON.parse(text) as { stream: string; on: boolean })).toMatchObject([
    { stream: contact, on: true },
    { stream: contact, on: true },
    { stream: contact, on: false },
    { stream: other, on: true },
    { stream: other, on: false },
  ])
})
