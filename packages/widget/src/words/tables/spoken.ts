// Written by scripts/languages.mjs from the language files beside this folder.
import { spoken as en } from '../en.js'
import { spoken as vi } from '../vi.js'
import type { SpokenWords } from '../words.js'

const all: Readonly<Record<string, SpokenWords>> = { en, vi }

/** What is said of spoken messages. English where a language (BCP 47) has none. */
export function spokenWords(tag: string): SpokenWords {
  return all[tag] ?? en
}
