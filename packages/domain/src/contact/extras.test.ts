import { expect, test } from 'vitest'
import { situations, worldIn } from '../../test/situations.js'
import { contactOf } from '../../test/world.js'
import type { Extra, SentFile } from '../index.js'
import { extraIn, isRefusal, say } from '../index.js'

const picture: SentFile = {
  id: 'f-1',
  kind: 'image',
  bytes: 9,
  width: 40,
  height: 30,
  name: 'vase.webp',
  expiresAt: 2_000_000_000_000,
}
const links = [{ label: 'Track', url: 'https://shop.example/1' }]
const talking = Object.keys(situations).find(
  (name) => contactOf(worldIn(name as keyof typeof situations), 'c')?.phase === 'connected',
) as keyof typeof situations

function said(extra: Extra, text = 'Which one?', at = 1_900_000_000_000) {
  return say(contactOf(worldIn(talking), 'c'), { from: 'agent', actor: 'an', text, extra }, at)
}

function decidedOf(change: ReturnType<typeof said>) {
  if (isRefusal(change)) throw new Error(change.refused)
  const [only] = change.facts
  if (only?.fact.type !== 'message_sent') throw new Error('no message')
  return { ...only, body: only.fact.body }
}

test('the fact counts what came along and holds none of its words, which are all in plain text beside', () => {
  const { body, content } = decidedOf(said({ replies: ['The blue one', 'Neither'] }))
  expect(body).toEqual({
    from: 'agent',
    agent: 'an',
    length: content?.['text']?.length,
    extra: { replies: 2 },
  })
  expect(content?.['text']).toBe('Which one?\n• The blue one\n• Neither')
  expect(extraIn(content, body.extra)).toEqual({ words: 'Which one?', replies: ['The blue one', 'Neither'] })
})

test('a card needs no words, and has its picture from the fact', () => {
  const { body, content } = decidedOf(said({ card: { title: 'Vase', links, picture } }, ' '))
  expect(body.extra).toEqual({ links: 1, picture: { file: 'f-1', width: 40, height: 30 } })
  expect(content?.['text']).toBe('Vase\nTrack: https://shop.example/1')
  expect(extraIn(content, body.extra)).toEqual({
    words: '',
    card: { title: 'Vase', links, picture: { file: 'f-1', width: 40, height: 30 } },
  })
})

test('answers need a question', () => {
  expect(said({ replies: ['Yes'] }, ' ')).toEqual({ refused: 'text_empty' })
})

test.each([
  ['that nobody has taken in', null],
  ['that is no image', { ...picture, kind: 'pdf' as const }],
  ['whose time is over', { ...picture, expiresAt: 1_900_000_000_000 }],
])('a picture %s is refused', (_what, given) => {
  expect(said({ card: { title: 'Vase', links, picture: given } })).toEqual({ refused: 'file_unknown' })
})

test('erased words leave no extras, and what cannot be read is none', () => {
  expect(extraIn(null, { replies: 2 })).toBeNull()
  expect(extraIn({ text: 'a', extra: '{' }, undefined)).toBeNull()
})
