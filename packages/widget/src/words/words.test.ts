import { expect, test } from 'vitest'
import { en } from './en.js'
import { pickLanguage } from './language.js'
import { extraWords } from './extras.js'
import { formWords } from './forms.js'
import { launcherWords } from './launcher.js'
import { languages, loadWords } from './load.js'

test.each([
  [['vi-VN', 'en'], 'vi'],
  [[undefined, '', 'VI'], 'vi'],
  [['fr', 'en_GB'], 'en'],
  [['fil', 'ja'], 'en'],
  [[null], 'en'],
])('of the wishes %j the widget speaks %s', (wishes, language) => {
  expect(pickLanguage(wishes, ['en', 'vi'])).toBe(language)
})

test('the launcher speaks the languages of the panel, with the same name for writing', async () => {
  expect(Object.keys(launcherWords).toSorted()).toEqual([...languages].toSorted())
  for (const language of languages)
    expect(launcherWords[language]?.[0]).toBe((await loadWords(language)).writeToUs)
})

test('an unknown language is English', async () => {
  expect(await loadWords('xx')).toBe(en)
})

test('every language says everything, in its own words', async () => {
  for (const language of languages.filter((each) => each !== 'en')) {
    const words: Record<string, unknown> = { ...(await loadWords(language)) }
    for (const [key, english] of Object.entries(en)) {
      expect(words[key], `${language}: ${key}`).toBeTruthy()
      if (typeof english === 'string' && key !== 'direction')
        expect(words[key], `${language}: ${key}`).not.toBe(english)
    }
  }
})

test.each([
  ['forms', formWords],
  ['extras', extraWords],
])('so does what comes later: %s', (_what, wordsOf: (tag: string) => object) => {
  for (const language of languages.filter((each) => each !== 'en')) {
    const words = Object.entries(wordsOf(language))
    expect(words.length).toBe(Object.keys(wordsOf('en')).length)
    const english: Record<string, unknown> = { ...wordsOf('en') }
    for (const [key, text] of words) expect(text, `${language}: ${key}`).not.toBe(english[key])
  }
})

test('the accessible names are those of the contract', () => {
  const { writeToUs, callUs, send, endChat, close, message, conversation } = en
  const { rating, sendRating } = formWords('en')
  expect([writeToUs, callUs, send, endChat, close, message, conversation, rating, sendRating]).toEqual([
    'Write to us',
    'Call us',
    'Send',
    'End chat',
    'Close',
    'Message',
    'Conversation',
    'Rating',
    'Send rating',
  ])
})
