import type { FactFrame, WireFact } from '@switchboard/protocol'
import { expect, test } from 'vitest'
import { forgetWords } from './forget-words.js'

const frames = (...facts: WireFact[]): FactFrame[] =>
  facts.map((fact, index) => ({ t: 'fact', stream: 's', seq: index + 1, at: index, fact }))

test('what was said before is forgotten, who said it and what comes after are not', () => {
  const said: WireFact = { type: 'message_sent', from: 'agent', name: 'An', text: 'my address' }
  const rated: WireFact = { type: 'contact_rated', score: 5, comment: 'thanks' }
  const all = frames(said, rated, { type: 'words_erased' }, said)
  expect(forgetWords(all, 2).map(({ fact }) => fact)).toEqual([
    { type: 'message_sent', from: 'agent', name: 'An', text: null },
    { type: 'contact_rated', score: 5, comment: null },
    { type: 'words_erased' },
    said,
  ])
})

test('facts that nobody erased are the same ones', () => {
  const all = frames({ type: 'message_sent', from: 'visitor', text: 'hello' })
  expect(forgetWords(all, 0)).toBe(all)
})
