// Written by scripts/languages.mjs from the language files beside this folder.
import { extras as en } from '../en.js'
import { extras as vi } from '../vi.js'
import type { ExtraWords } from '../words.js'

const all: Readonly<Record<string, ExtraWords>> = { en, vi }

/** What is said of answers to choose from. English where a language (BCP 47) has none. */
export function extraWords(tag: string): ExtraWords {
  return all[tag] ?? en
}
