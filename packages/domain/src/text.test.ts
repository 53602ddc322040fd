import { expect, test } from 'vitest'
import { contactOf, pairOf } from '../test/world.js'
import { opening, worldIn } from '../test/situations.js'
import type { Situation } from '../test/situations.js'
import { addNote, isRefusal, rate, say, startContact } from './index.js'
import type { Change, ContactFact, Refusal } from './index.js'

const writers: Record<string, { write: (text: string) => Change<ContactFact> | Refusal }> = {
  'the first message': { write: (text) => startContact(null, { ...opening, text }, 0) },
  "a visitor's message": {
    write: (text) => say(contactIn('queued'), { from: 'visitor', actor: 'vi', text }, 0),
  },
  "an agent's message": {
    write: (text) => say(contactIn('connected'), { from: 'agent', actor: 'an', text }, 0),
  },
  'a note': { write: (text) => addNote(contactIn('connected'), { agent: 'an', text }, 0) },
}

test.each(Object.keys(writers))('%s may be 8000 UTF-16 units long, not more and not blank', (name) => {
  const write = writers[name]?.write ?? fail
  expect(write(' \n\t\u00A0')).toEqual({ refused: 'text_empty' })
  expect(write('')).toEqual({ refused: 'text_empty' })
  expect(write('😀'.repeat(4_000))).toMatchObject({ facts: expect.anything() as unknown })
  expect(write(`${'😀'.repeat(4_000)}a`)).toEqual({ refused: 'text_too_long' })
})

test.each(Object.keys(writers))('%s is content as it was typed; the fact keeps its length only', (name) => {
  const change = accepted((writers[name]?.write ?? fail)('  chào <b>bạn</b>\n'))
  const last = change.facts.at(-1)
  expect(last?.content).toEqual({ text: '  chào <b>bạn</b>\n' })
  expect(last?.fact.body).toMatchObject({ length: 18 })
  expect(JSON.stringify(change.facts.map(({ fact }) => fact))).not.toContain('chào')
})

test('what Postgres cannot keep as JSON is replaced, unit by unit', () => {
  const { facts } = accepted(startContact(null, { ...opening, text: 'a\0b\uD800c😀' }, 0))
  expect(facts[1]?.content).toEqual({ text: 'a\uFFFDb\uFFFDc😀' })
  expect(facts[1]?.fact.body).toMatchObject({ length: 7 })
})

test('the address of the page is content; the language is cut to the length of a tag', () => {
  const page = `https://shop.example/?email=a@b.c&${'x'.repeat(3_000)}\0`
  const { facts } = accepted(startContact(null, { ...opening, locale: 'v'.repeat(99), page }, 0))
  expect(facts[0]?.content).toEqual({ page: page.slice(0, 2_048) })
  expect(facts[0]?.fact.body).toEqual({
    brand: 'brand',
    site: 'site',
    queue: 'help',
    visitor: 'vi',
    channel: 'chat',
    locale: 'v'.repeat(35),
    visit: 'visit',
  })
})

test('without an address there is no content to erase', () => {
  expect(accepted(startContact(null, opening, 0)).facts[0]).not.toHaveProperty('content')
})

test('a comment may be 2000 units long; a blank one is none; the fact says only whether there is one', () => {
  const closed = contactIn('closed')
  const rated = (comment: string): unknown => rate(closed, { visitor: 'vi', score: 4, comment }, 0)
  const body = { score: 4, commented: true }
  expect(rated('c'.repeat(2_000))).toEqual({
    facts: [
      { fact: { type: 'contact_rated', body }, visible: true, content: { comment: 'c'.repeat(2_000) } },
    ],
  })
  expect(rated('c'.repeat(2_001))).toEqual({ refused: 'text_too_long' })
  expect(rated(' ')).toEqual({
    facts: [{ fact: { type: 'contact_rated', body: { score: 4, commented: false } }, visible: true }],
  })
})

test.each([0, 6, 2.5, Number.NaN])(
  'a score of %s is a fault of ours, for the protocol lets none through',
  (score) => {
    expect(() => rate(contactIn('closed'), { visitor: 'vi', score }, 0)).toThrow(/rating/)
  },
)

function contactIn(situation: Situation): ReturnType<typeof contactOf> {
  return pairOf(worldIn(situation), 'c').contact
}

function accepted(answer: Change<ContactFact> | Refusal): Change<ContactFact> {
  if (isRefusal(answer)) throw new Error(answer.refused)
  return answer
}

function fail(): never {
  throw new Error('nobody writes this')
}
