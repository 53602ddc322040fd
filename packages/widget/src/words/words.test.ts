import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tablesFor } from '../../../../scripts/languages.mjs'
import { loadCallWords } from './calling.js'
import * as english from './en.js'
import { pickLanguage } from './language.js'
import { loadWords } from './load.js'
import { faultWordsOf } from './tables/faults.js'
import { formWords } from './tables/forms.js'
import { helpWords } from './tables/help.js'
import { launcherWords } from './tables/launcher.js'
import { soundWords } from './tables/sound.js'
import * as vietnamese from './vi.js'

const others = { vi: vietnamese } as const

test.each([
  [['vi-VN', 'en'], 'vi'],
  [[undefined, '', 'VI'], 'vi'],
  [['fr', 'en_GB'], 'en'],
  [['fil', 'ja'], 'en'],
  [[null], 'en'],
])('of the wishes %j the widget speaks %s', (wishes, language) => {
  expect(pickLanguage(wishes, ['en', 'vi'])).toBe(language)
})

test('the launcher has the same name for writing as the panel', async () => {
  for (const [language, [write]] of Object.entries(launcherWords))
    expect(write).toBe((await loadWords(language)).writeToUs)
})

test('an unknown language is English', async () => {
  expect(await loadWords('xx')).toBe(english.first)
  expect(await loadCallWords('xx')).toBe(english.calling)
  expect(formWords('xx')).toBe(english.forms)
  expect(helpWords('xx')).toBe(english.help)
  expect(faultWordsOf('xx')).toBe(english.faults)
  expect(soundWords('xx')).toBe(english.sound)
})

/** Everything in a table of words, each under its path; a function counts as one. */
function flat(words: object, path = ''): Record<string, unknown> {
  return Object.assign(
    {},
    ...Object.entries(words).map(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? flat(value, `${path}${key}.`)
        : { [`${path}${key}`]: value },
    ),
  ) as Record<string, unknown>
}

test('every language says everything, in its own words', () => {
  expect(Object.keys(launcherWords)).toEqual(['en', ...Object.keys(others)])
  const all = flat(english)
  for (const [language, file] of Object.entries(others)) {
    const words = flat(file)
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(all).toSorted())
    for (const [key, said] of Object.entries(all)) {
      expect(words[key], `${language}: ${key}`).toBeTruthy()
      if (typeof said === 'string' && key !== 'first.direction')
        expect(words[key], `${language}: ${key}`).not.toBe(said)
    }
  }
})

test('a further language is one file: all tables follow from it, and those that are kept are up to date', () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-words-'))
  try {
    for (const name of readdirSync(import.meta.dirname))
      if (name.endsWith('.ts')) writeFileSync(join(folder, name), '')
    const kept = tablesFor(folder)
    expect(readdirSync(join(import.meta.dirname, 'tables')).toSorted()).toEqual(Object.keys(kept).toSorted())
    for (const [name, text] of Object.entries(kept))
      expect(readFileSync(join(import.meta.dirname, 'tables', name), 'utf8'), name).toBe(text)
    writeFileSync(join(folder, 'th.ts'), '')
    for (const [name, text] of Object.entries(tablesFor(folder))) expect(text, name).toContain("'../th.js'")
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('no word is said but by a language file', () => {
  const own = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts'))
  const rules = ['calling.ts', 'language.ts', 'load.ts', 'words.test.ts', 'words.ts']
  const languages = Object.keys(launcherWords).map((tag) => `${tag}.ts`)
  expect(own.toSorted()).toEqual([...rules, ...languages].toSorted())
})

test('the accessible names are those of the contract', () => {
  const { writeToUs, callUs, send, endChat, close, message, conversation } = english.first
  const { rating, sendRating } = english.forms
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
  expect([english.calling.mute, english.calling.end]).toEqual(['Mute', 'End call'])
})
