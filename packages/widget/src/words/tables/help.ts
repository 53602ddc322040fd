// Written by scripts/languages.mjs from the language files beside this folder.
import { help as en } from '../en.js'
import { help as vi } from '../vi.js'
import type { HelpWords } from '../words.js'

const all: Readonly<Record<string, HelpWords>> = { en, vi }

/** What is said while one searches for help. English where a language (BCP 47) has none. */
export function helpWords(tag: string): HelpWords {
  return all[tag] ?? en
}
