import { expect, test } from 'vitest'
import { emojiOf, foundEmoji, withRecent } from './emoji.js'
import { placeAfter } from './grid-keys.js'

const raw = (emoji: string, label: string, more: object = {}) => ({
  emoji,
  label,
  version: 1,
  group: 0,
  order: 1,
  ...more,
})

test('pieces of emoji, and those that are too new to be drawn everywhere, are not offered', () => {
  const all = emojiOf([
    raw('🫩', 'tired', { version: 16 }),
    raw('🏻', 'light skin', { group: 2 }),
    { emoji: '🇦', label: 'letter A', version: 0 },
    raw('👋', 'wave', { group: 1, order: 2 }),
    raw('😀', 'grin'),
  ])
  expect(all.map(({ sign, group }) => [sign, group])).toEqual([
    ['😀', 'smileys'],
    ['👋', 'people'],
  ])
})

test('they are found by the beginnings of words, without marks, in the language of the reader and in English', () => {
  const all = emojiOf(
    [raw('😊', 'mặt cười', { tags: ['vui vẻ'] }), raw('😢', 'mặt khóc')],
    [raw('😊', 'smile'), raw('😢', 'cry', { tags: ['sad'] })],
  )
  const found = (typed: string) => foundEmoji(all, typed).map(({ sign }) => sign)
  expect(found('mat cuoi')).toEqual(['😊'])
  expect(found('SAD')).toEqual(['😢'])
  expect(found('vu mat')).toEqual(['😊'])
  expect(found('oi')).toEqual([])
  expect(foundEmoji(emojiOf([raw('1', 'big cat'), raw('2', 'cat')]), 'cat').map(({ sign }) => sign)).toEqual([
    '2',
    '1',
  ])
})

test('what was chosen last comes first, once, and the list has an end', () => {
  expect(withRecent(['a', 'b'], 'b')).toEqual(['b', 'a'])
  expect(
    withRecent(
      Array.from({ length: 16 }, (_, n) => String(n)),
      'x',
    ),
  ).toHaveLength(16)
})

test.each([
  ['ArrowRight', 3, 4],
  ['ArrowRight', 9, 9],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 1, 5],
  ['ArrowDown', 7, 9],
  ['ArrowDown', 8, 8],
  ['ArrowUp', 5, 1],
  ['ArrowUp', 2, -1],
  ['Home', 6, 0],
  ['End', 6, 9],
  ['a', 6, null],
])('%s from cell %i of ten in rows of four leads to %s', (key, from, to) => {
  expect(placeAfter(key, from, { count: 10, columns: 4 })).toBe(to)
})
