import { expect, test } from 'vitest'
import { found, matching } from './targets.js'

const targets = {
  queues: [
    { id: 'q1', name: 'Đổi trả', waiting: 2 },
    { id: 'q2', name: 'Sales', waiting: 0 },
  ],
  agents: [
    { id: 'a1', name: 'Bình', presence: 'break', room: false },
    { id: 'a2', name: 'Lan Đỗ', presence: 'available', room: true },
  ],
}

test('a search heeds neither case nor accents', () => {
  expect(matching(targets, ' doi ').queues.map(({ id }) => id)).toEqual(['q1'])
  expect(matching(targets, 'DO').agents.map(({ id }) => id)).toEqual(['a2'])
  expect(matching(targets, 'binh').agents.map(({ id }) => id)).toEqual(['a1'])
})

test('without a search all are there, and who would be rung comes first', () => {
  expect(matching(targets, '').queues).toEqual(targets.queues)
  expect(matching(targets, '').agents.map(({ id }) => id)).toEqual(['a2', 'a1'])
})

test('a choice is found only among what is shown', () => {
  const choice = { to: 'queue', target: 'q2', name: 'Sales' } as const
  expect(found(targets, 'sal', choice)).toBe(true)
  expect(found(targets, 'doi', choice)).toBe(false)
})
