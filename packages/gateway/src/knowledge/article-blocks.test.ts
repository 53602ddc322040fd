import { assert, constantFrom, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf } from './article-blocks.js'

test('headings, paragraphs, lists, code, quotes and links become blocks', () => {
  const text =
    '# Returns\n\nSend it **within** *30* days, see [how](https://shop.example/how).\n\n1. Pack\n2. Post\n\n> Keep the slip\n\n```\nVN-7741\n```\n'
  expect(blocksOf(text)).toEqual([
    { is: 'heading', pieces: [{ text: 'Returns' }] },
    {
      is: 'paragraph',
      pieces: [
        { text: 'Send it ' },
        { text: 'within', strong: true },
        { text: ' ' },
        { text: '30', emphasis: true },
        { text: ' days, see ' },
        { text: 'how', href: 'https://shop.example/how' },
        { text: '.' },
      ],
    },
    { is: 'list', numbered: true, items: [[{ text: 'Pack' }], [{ text: 'Post' }]] },
    { is: 'quote', pieces: [{ text: 'Keep the slip' }] },
    { is: 'code', text: 'VN-7741' },
  ])
})

test('no link leads into a script, and markup stays text', () => {
  const links = '[a](javascript:alert(1)) [b](data:text/html,x) [c](JAVASCRIPT:x) [d](//evil.example)'
  expect(JSON.stringify(blocksOf(links))).not.toContain('href')
  expect(JSON.stringify(blocksOf('<img src=x onerror=alert(1)>'))).toContain('<img src=x onerror=alert(1)>')
})

test('whatever is typed becomes blocks of known kinds', () => {
  const kinds = ['heading', 'paragraph', 'quote', 'list', 'code']
  assert(
    property(string({ unit: constantFrom(...Array.from('#*_>`-[]()<a1 \n\t|~!')) }), (text) => {
      for (const block of blocksOf(text)) expect(kinds).toContain(block.is)
    }),
  )
})
