import { describe, expect, test } from 'vitest'
import { anyExtra, extra } from './extras.js'
import { limits } from './limits.js'

const file = '018f3c5e-7b1a-7c00-8000-00000000000a'
const card = (change: object): unknown => ({ card: { title: 'Vase', links: [], ...change } })
const link = (url: string, label = 'Track'): unknown => card({ links: [{ label, url }] })

describe('what an agent sends along with words', () => {
  test('is up to five answers of one short line each', () => {
    expect(extra({ replies: [' Yes ', 'No'] })).toEqual({ replies: ['Yes', 'No'] })
    for (const replies of [
      [],
      ['1', '2', '3', '4', '5', '6'],
      [''],
      [' '],
      [7],
      'Yes',
      ['x'.repeat(limits.labelLength + 1)],
    ])
      expect(extra({ replies }), JSON.stringify(replies)).toBeUndefined()
    expect(extra({ replies: ['a\nb\0'] })).toEqual({ replies: ['a\ufffdb\ufffd'] })
  })

  test('is a card with a title, a picture by its id, and three links into the web', () => {
    expect(extra(card({ picture: file }))).toEqual(card({ picture: file }))
    expect(extra(card({ picture: 'https://elsewhere.example/a.png' }))).toBeUndefined()
    expect(extra(card({ title: ' ' }))).toBeUndefined()
    expect(extra(card({ title: 'x'.repeat(limits.cardTitleLength + 1) }))).toBeUndefined()
    expect(
      extra(card({ links: Array.from({ length: 4 }, () => ({ label: 'a', url: 'https://a.example' })) })),
    ).toBeUndefined()
    for (const url of ['https://a.example', 'http://a.example:8080/x?y=z#q', 'https://ví-dụ.example/đơn'])
      expect(extra(link(url)), url).toEqual(link(url))
  })

  test.each([
    'javascript:alert(1)',
    'JavaScript://a.example/%0aalert(1)',
    'data:text/html,<b>',
    '//a.example',
    '/relative',
    'a.example',
    'https://',
    'https://me@a.example',
    'https://me:secret@a.example',
    'https:\\\\a.example',
    'https://a.example\\@b.example',
    'https://a.example/ b',
    'https://a.example/\nb',
    'https://a.example/"onclick="x',
    `https://a.example/${'x'.repeat(limits.linkLength)}`,
  ])('leads nowhere else: %j', (url) => {
    expect(extra(link(url))).toBeUndefined()
  })

  test('is something: nothing at all, or no object, is wrong', () => {
    for (const value of [{}, { other: 1 }, [], 'x', null]) expect(extra(value)).toBeUndefined()
    expect(anyExtra(null)).toBeUndefined()
  })
})
