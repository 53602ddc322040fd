import { expect, test } from 'vitest'
import { eraseWords } from '../index.js'
import { wordsClassOf, wordsClasses } from '../words-class.js'
import { situations, worldIn } from '../../test/situations.js'
import { contactOf } from '../../test/world.js'

type Situation = keyof typeof situations

test('words are erased once nothing is said any more, and not before', () => {
  const answers = Object.keys(situations).map((name) => {
    const answer = eraseWords(contactOf(worldIn(name as Situation), 'c'), { erasure: 'e' }, 1)
    return [name, 'refused' in answer ? answer.refused : answer.facts[0]?.visible]
  })
  const over = ['wrapping', 'overdue', 'closed', 'rated', 'abandoned']
  const expected = Object.keys(situations).map((name) => [
    name,
    name === 'absent' ? 'not_found' : over.includes(name) ? true : 'contact_not_over',
  ])
  expect(answers).toEqual(expected)
})

test('words of a fact that is not known here are kept no longer than a conversation', () => {
  expect(wordsClassOf('letter_written')).toBe('messages')
  for (const type of ['contact_started', 'note_added', 'contact_rated'])
    expect(wordsClasses).toContain(wordsClassOf(type))
})
