import { first as enFirst, home as enHome } from '../words/en.js'
import { first as viFirst, home as viHome } from '../words/vi.js'
import type { HomeWords, Words } from '../words/words.js'

/** What the panel says from the beginning and at the start, in English. */
export const en: Words & HomeWords & typeof enFirst = { ...enFirst, ...enHome }

/** The same in Vietnamese. */
export const vi: Words & HomeWords = { ...viFirst, ...viHome }
