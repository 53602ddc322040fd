import { expect, test } from 'vitest'
import { identifyVisitor } from './identify.js'
import { startContact } from './start.js'
import { foreseen } from './foresee.js'
import type { ContactState } from './state.js'

const opening = {
  brand: 'brand',
  site: 'site',
  queue: 'queue',
  visitor: 'vi',
  channel: 'chat',
  locale: 'en',
  visit: 'visit',
  text: 'hello',
} as const

const begun = (identified: boolean): { readonly types: readonly string[]; readonly state: ContactState } => {
  const started = startContact(null, { ...opening, identified }, 0)
  if ('refused' in started) throw new Error(started.refused)
  const facts = started.facts.map(({ fact }) => fact)
  let state: ContactState | null = null
  for (const fact of facts) state = foreseen(state, fact, 0)
  if (state === null) throw new Error('nothing was started')
  return { types: facts.map(({ type }) => type), state }
}

test('who is known at the start is told of with the first words, and the visitor sees no trace of it', () => {
  expect(begun(true).types).toEqual(['contact_started', 'message_sent', 'visitor_identified'])
  expect(begun(false).types).toEqual(['contact_started', 'message_sent'])
  const started = startContact(null, { ...opening, identified: true }, 0)
  expect('facts' in started && started.facts[2]).toMatchObject({ visible: false })
})

test('who becomes known while the contact is open is told of once, and only in the own contact', () => {
  const { state } = begun(false)
  const told = identifyVisitor(state, { visitor: 'vi' }, 1)
  expect(told).toMatchObject({ facts: [{ fact: { type: 'visitor_identified', body: { visitor: 'vi' } } }] })
  expect(identifyVisitor(begun(true).state, { visitor: 'vi' }, 1)).toEqual({ facts: [] })
  expect(identifyVisitor(state, { visitor: 'eve' }, 1)).toEqual({ refused: 'not_found' })
  expect(identifyVisitor(null, { visitor: 'vi' }, 1)).toEqual({ refused: 'not_found' })
})
