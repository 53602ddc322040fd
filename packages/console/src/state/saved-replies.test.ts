import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CannedReply } from '../browser/desk-api.js'
import { choosable, filled, holeAfter, soughtIn } from './saved-replies.js'
import type { ReplyValues } from './saved-replies.js'

const values: ReplyValues = { visitor: 'Khánh', agent: 'Linh', brand: 'Vườn Nhỏ', queue: 'Kỹ thuật' }
const name = (variable: string): string => variable

test('variables are filled, with or without spaces', () => {
  const text = filled('Chào {{visitor.name}}, {{ agent }} của {{brand.name}} đây, {{queue}}.', values, name)
  expect(text).toBe('Chào Khánh, Linh của Vườn Nhỏ đây, Kỹ thuật.')
})

test('what is not known is a hole, and so is what no reply may name', () => {
  const text = filled('{{visitor.name}} {{toString}} {{order}}', { ...values, visitor: null }, name)
  expect(text).toBe('⟦visitor⟧ ⟦toString⟧ ⟦order⟧')
  expect(holeAfter(text, 0)).toEqual([0, 9])
  expect(holeAfter(text, 1)).toEqual([10, 20])
  expect(holeAfter(text, 99)).toEqual([0, 9])
  expect(holeAfter('nothing', 0)).toBeNull()
})

test('a name that looks like a variable or a hole is a name', () => {
  const text = filled('Dear {{visitor.name}}', { ...values, visitor: '{{agent.name}}⟦x⟧' }, name)
  expect(text).toBe('Dear {{agent.name}}x')
  expect(holeAfter(text, 0)).toBeNull()
})

test('no variable of a template is ever left as it was written', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('{{visitor.name}}', '{{x}}', '{{ }}', ' a ', '⟦', '⟧')), (parts) => {
      expect(filled(parts.join(''), { ...values, visitor: null }, name)).not.toMatch(/\{\{[^{}]*\}\}/)
    }),
  )
})

test.each([
  ['/', 1, { from: 0, words: '' }],
  ['/giao hàng', 10, { from: 0, words: 'giao hàng' }],
  ['Dạ /giao', 8, { from: 3, words: 'giao' }],
  ['km/h', 4, null],
  ['and / or', 8, null],
  ['/one\ntwo', 8, null],
])('what is looked for in %j', (text, caret, sought) => {
  expect(soughtIn(text, caret)).toEqual(sought)
})

test('replies are those of the brand and of all, the visitor’s language first, titles before texts', () => {
  const replies = [
    reply('Delivery', { language: 'en' }),
    reply('Giao hàng', { language: 'vi' }),
    reply('Any'),
    reply('Theirs', { brand: 'b2' }),
    reply('Ours', { brand: 'b1', text: 'Phí giao là' }),
  ]
  const ids = (words: string) =>
    choosable(replies, { brand: 'b1', locale: 'vi-VN', words }).map(({ id }) => id)
  expect(ids('')).toEqual(['Giao hàng', 'Any', 'Ours', 'Delivery'])
  expect(ids('giao')).toEqual(['Giao hàng', 'Ours'])
})

function reply(id: string, more: Partial<CannedReply> = {}): CannedReply {
  return { id, title: id, text: 'x', language: null, brand: null, ...more }
}
