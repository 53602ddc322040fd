import type { Phrases } from '../words/en.js'
import { en } from './words-en.js'
import type { LiveWords } from './words-en.js'
import { vi } from './words-vi.js'

const all: Readonly<Record<string, LiveWords>> = { en, vi }

/** The words of the floor in the language of the console's other words. */
export function liveWords({ tag }: Pick<Phrases, 'tag'>): LiveWords {
  return all[tag] ?? en
}
