import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldedWords } from './folded.js'
import { snippetOf } from './snippet.js'

const marked = (text: string, sought: string): string[] => {
  const snippet = snippetOf(text, sought)
  return snippet.marks.map(([from, to]) => snippet.text.slice(from, to))
}

test('words are found with and without their marks, composed or not', () => {
  expect(marked('Phí vận chuyển là bao nhiêu?', 'van chuyen')).toEqual(['vận', 'chuyển'])
  expect(marked('Phí vận chuyển'.normalize('NFD'), 'vận chuyển')).toEqual([
    'vận'.normalize('NFD'),
    'chuyển'.normalize('NFD'),
  ])
  expect(marked('Đặng Quốc Khánh', 'dang khanh')).toEqual(['Đặng', 'Khánh'])
})

test('the last word may be the beginning of one, the others may not', () => {
  expect(marked('hosepipe and hose', 'hos')).toEqual(['hosepipe', 'hose'])
  expect(marked('hosepipe and hose', 'hose and')).toEqual(['and', 'hose'])
})

test('a number is found in what it is part of', () => {
  expect(marked('Order VN-7741, please', '7741')).toEqual(['7741'])
})

test('a long text is cut around the first hit, at words', () => {
  const { text, marks } = snippetOf(`${'before '.repeat(60)}needle ${'after '.repeat(60)}`, 'needle')
  expect(text).toMatch(/^…before .*needle after .*after…$/)
  expect(text.length).toBeLessThan(170)
  expect(marks).toHaveLength(1)
})

test('markup is text like any other', () => {
  const { text } = snippetOf('<img src=x onerror=alert(1)> hose', 'hose')
  expect(text).toBe('<img src=x onerror=alert(1)> hose')
})

test('whatever was written and sought, a mark is inside of the piece and holds a word that was sought', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ maxLength: 8 }),
      (text, sought) => {
        const snippet = snippetOf(text, sought)
        const asked = foldedWords(sought).map(({ word }) => word)
        for (const [from, to] of snippet.marks) {
          expect(from).toBeLessThan(to)
          expect(to).toBeLessThanOrEqual(snippet.text.length)
          const [hit] = foldedWords(snippet.text.slice(from, to))
          expect(asked.some((word) => hit?.word.startsWith(word))).toBe(true)
        }
      },
    ),
  )
})
