import { expect, test } from 'vitest'
import { blankExtra, extraOf } from './extra-draft.js'

test('of answers to choose from the blank ones are left out, and a question is needed', () => {
  const draft = { ...blankExtra('replies', 'Which one?'), replies: [' The blue one ', '', 'Neither'] }
  expect(extraOf(draft)).toEqual({ extra: { replies: ['The blue one', 'Neither'] } })
  expect(extraOf({ ...draft, words: ' ' })).toEqual({ fault: 'words' })
  expect(extraOf({ ...draft, replies: ['', ' '] })).toEqual({ fault: 'replies' })
})

test('a card has a title, and its links lead into the web', () => {
  const draft = { ...blankExtra('card', ''), title: 'Vase' }
  const link = (label: string, url: string) => extraOf({ ...draft, links: [{ label, url }] })
  expect(link('Track', 'shop.example/a b')).toEqual({
    extra: { card: { title: 'Vase', links: [{ label: 'Track', url: 'https://shop.example/a%20b' }] } },
  })
  for (const url of ['javascript:alert(1)', 'https://me:secret@shop.example', 'data:text/html,x', ''])
    expect(link('Track', url), url).toEqual({ fault: 'link' })
  expect(link('', 'https://shop.example')).toEqual({ fault: 'link' })
  expect(extraOf({ ...draft, title: '' })).toEqual({ fault: 'title' })
})
