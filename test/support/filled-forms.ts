import type { Answers, FilledForm } from '@switchboard/protocol'
import * as fc from 'fast-check'

/** What a visitor may send of a form, with texts of this kind. */
export function answersOf(words: fc.Arbitrary<string>): fc.Arbitrary<Answers> {
  return fc.dictionary(fc.stringMatching(/^[a-z0-9_]{1,8}$/), words, { maxKeys: 5, noNullPrototype: true })
}

/** What staff may be told of it. */
export function filledFormOf(words: fc.Arbitrary<string>): fc.Arbitrary<FilledForm> {
  const kind = fc.constantFrom('name', 'email', 'phone', 'text', 'select')
  const answer = fc.record({ key: words, kind, label: words, text: words }, { noNullPrototype: true })
  const answers = fc.option(fc.array(answer, { maxLength: 3 }))
  return fc.record({ consent: fc.boolean(), answers }, { noNullPrototype: true })
}
