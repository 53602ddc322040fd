// Written by scripts/languages.mjs from the language files beside this folder.
import { down as en } from '../en.js'
import { down as vi } from '../vi.js'
import type { DownWords } from '../words.js'

const all: Readonly<Record<string, DownWords>> = { en, vi }

/** What is said where nobody can be reached. English where a language (BCP 47) has none. */
export function downWords(tag: string): DownWords {
  return all[tag] ?? en
}
