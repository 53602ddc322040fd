import { expect, test } from 'vitest'
import { readKey } from './keys.js'
import type { Press } from './keys.js'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
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
  [press('7'), { is: 'disposition', place: 7 }],
  [press('0'), null],
  [press('?', { shiftKey: true }), { is: 'help' }],
  [press('e', { ctrlKey: true }), null],
  [press('toString'), null],
])('a key outside of fields: %o', (key, action) => {
  expect(readKey(key, free)).toEqual(action)
})

test('in a field only Ctrl+Enter and Escape act', () => {
  const typing = { typing: true, single: true }
  expect(readKey(press('a'), typing)).toBeNull()
  expect(readKey(press('Enter', { ctrlKey: true }), typing)).toEqual({ is: 'complete' })
  expect(readKey(press('Escape'), typing)).toEqual({ is: 'back' })
})

test('single keys can be switched off, and an input method is left alone', () => {
  expect(readKey(press('a'), { typing: false, single: false })).toBeNull()
  expect(readKey(press('Enter', { ctrlKey: true, isComposing: true }), free)).toBeNull()
})
