import { expect, test } from 'vitest'
import { firstLetter, initialsOf, tintOf } from './initials.js'

test.each([
  ['Thảo', 'T'],
  ['Nguyễn Hoàng Bảo Trân', 'NT'],
  ['  ổi  anh ', 'ỔA'],
  ['ổ', 'Ổ'],
  ['', ''],
])('the initials of "%s" are "%s"', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('a letter is what a reader sees as one', () => {
  expect(firstLetter('👩‍🌾 Farm')).toBe('👩‍🌾')
})

test('a name always has the same tint, and names differ', () => {
  expect(tintOf('Thảo', 6)).toBe(tintOf('Thảo', 6))
  expect(new Set(['Thảo', 'An', 'Minh', 'Linh', 'Quân'].map((name) => tintOf(name, 6))).size).toBeGreaterThan(
    2,
  )
})
