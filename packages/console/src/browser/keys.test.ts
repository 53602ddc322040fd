import { expect, test } from 'vitest'
import { readKey } from './keys.js'
import type { Press } from './keys.js'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
})
const free = { typing: false, single: true }

test.each([
  [press('a'), { is: 'answer' }],
  [press('A'), { is: 'answer' }],
  [press('D', { shiftKey: true }), { is: 'decline' }],
  [press('d'), null],
  [press('e'), { is: 'close' }],
  [press('7'), { is: 'digit', place: 7 }],
  [press('0'), null],
  [press('?', { shiftKey: true }), { is: 'help' }],
  [press('e', { ctrlKey: true }), null],
  [press('k', { metaKey: true }), { is: 'palette' }],
  [press('toString'), null],
])('a key outside of fields: %o', (key, action) => {
  expect(readKey(key, free)).toEqual(action)
})

test('Alt leads from contact to contact, also in a field, whatever letter it makes of a digit', () => {
  const typing = { typing: true, single: false }
  expect(readKey(press('¡', { code: 'Digit1', altKey: true }), typing)).toEqual({ is: 'place', place: 1 })
  expect(readKey(press('ArrowDown', { altKey: true }), typing)).toEqual({ is: 'next', writing: true })
  expect(readKey(press('ArrowUp', { altKey: true }), typing)).toEqual({ is: 'previous', writing: true })
  expect(readKey(press('q', { code: 'KeyQ', altKey: true }), typing)).toBeNull()
  expect(readKey(press('1', { code: 'Digit1', altKey: true, ctrlKey: true }), typing)).toBeNull()
})

test('in a field only Ctrl+Enter, Ctrl+K, Alt and Escape act', () => {
  const typing = { typing: true, single: true }
  expect(readKey(press('a'), typing)).toBeNull()
  expect(readKey(press('Enter', { ctrlKey: true }), typing)).toEqual({ is: 'complete' })
  expect(readKey(press('Escape'), typing)).toEqual({ is: 'back' })
  expect(readKey(press('K', { ctrlKey: true }), typing)).toEqual({ is: 'palette' })
})

test('single keys can be switched off, and an input method is left alone', () => {
  expect(readKey(press('a'), { typing: false, single: false })).toBeNull()
  expect(readKey(press('Enter', { ctrlKey: true, isComposing: true }), free)).toBeNull()
})
