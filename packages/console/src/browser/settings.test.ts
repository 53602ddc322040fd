import { expect, test } from 'vitest'
import { readSettings } from './settings.js'

test('settings that make no sense are those of a new reader', () => {
  const storage = {
    getItem: () => '{"language":"xx","theme":"pink","keys":"no","tenant":7}',
  } as unknown as Storage
  expect(readSettings(storage, ['vi-VN'])).toEqual({
    language: 'vi',
    theme: 'auto',
    keys: true,
    sounds: true,
    notifications: false,
    tenant: '',
  })
  const broken = { getItem: () => '{' } as unknown as Storage
  expect(readSettings(broken, [])).toEqual({
    language: 'en',
    theme: 'auto',
    keys: true,
    sounds: true,
    notifications: false,
    tenant: '',
  })
})
