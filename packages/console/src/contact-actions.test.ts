import { expect, test } from 'vitest'
import { contactActions, isKeyOf } from './contact-actions.js'
import { en } from './words/en.js'
import { vi } from './words/vi.js'

test('every action has a name of its own in every language', () => {
  for (const words of [en, vi]) {
    const names = contactActions.map(({ label }) => label(words))
    expect(new Set(names).size).toBe(names.length)
  }
})

test('a key belongs to one action, with or without Shift', () => {
  const keys = contactActions.flatMap(({ key }) => key ?? [])
  expect(new Set(keys).size).toBe(keys.length)
  expect(isKeyOf({ key: 'T' }, { key: 't', shiftKey: false })).toBe(true)
  expect(isKeyOf({ key: 'T' }, { key: 'T', shiftKey: true })).toBe(false)
  expect(isKeyOf({ key: 'Shift+T' }, { key: 'T', shiftKey: true })).toBe(true)
  expect(isKeyOf({ key: null }, { key: 't', shiftKey: false })).toBe(false)
})
