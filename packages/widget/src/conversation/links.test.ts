import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from './links.js'

const links = (text: string): (string | null)[] => piecesOf(text).flatMap(({ href }) => href ?? [])

test.each([
  ['See https://shop.example/a?b=1.', ['https://shop.example/a?b=1']],
  ['(http://shop.example), ok', ['http://shop.example/']],
  ['https://a.example and https://b.example', ['https://a.example/', 'https://b.example/']],
  ['javascript:alert(1) data:text/html,x file:///etc', []],
  ['https://', []],
  ['xhttps://a.example', []],
  ['no address', []],
])('of %j the addresses are %j', (text, expected) => {
  expect(links(text)).toEqual(expected)
})

test('whatever was written is there, whole and in order, and no address is of another kind', () => {
  const words = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.constantFrom('https://', 'javascript:', '\n', '<a href=', ')'),
  )
  fc.assert(
    fc.property(fc.array(words), (all) => {
      const text = all.join(' ')
      const pieces = piecesOf(text)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      for (const { href } of pieces) if (href !== null) expect(href).toMatch(/^https?:\/\//)
    }),
  )
})
