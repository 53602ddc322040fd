// Written by scripts/languages.mjs from the language files beside this folder.
import { home as en } from '../en.js'
import { home as vi } from '../vi.js'
import type { HomeWords } from '../words.js'

const all: Readonly<Record<string, HomeWords>> = { en, vi }

/** What is said at the start alone. English where a language (BCP 47) has none. */
export function homeWords(tag: string): HomeWords {
  return all[tag] ?? en
}
