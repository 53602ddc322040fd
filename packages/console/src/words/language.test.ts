import { errors } from '@switchboard/protocol'
import { expect, test } from 'vitest'
import { en } from './en.js'
import { chooseLanguage, languages } from './language.js'
import { vi } from './vi.js'

test('every refusal of the error table has words in every language', () => {
  for (const words of Object.values(languages)) {
    expect(Object.keys(errors).filter((code) => !Object.hasOwn(words.refused, code))).toEqual([])
  }
})

test('no word is left in English, but the product and what has no other word', () => {
  const same = paths(en).filter(([path, text]) => text !== '' && at(vi, path) === text)
  expect(same.map(([path]) => path).toSorted()).toEqual(['context.unknown', 'product'])
})

test('the language is the first one of the reader that exists', () => {
  expect(chooseLanguage(['fr-FR', 'vi-VN', 'en'])).toBe('vi')
  expect(chooseLanguage(['en-GB', 'vi'])).toBe('en')
  expect(chooseLanguage(['toString'])).toBe('en')
})

function paths(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, path === '' ? key : `${path}.${key}`))
}

function at(value: unknown, path: string): unknown {
  const steps = Object.hasOwn(value as object, path) ? [path] : path.split('.')
  return steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], value)
}
