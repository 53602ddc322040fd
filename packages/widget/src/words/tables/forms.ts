// Written by scripts/languages.mjs from the language files beside this folder.
import { forms as en } from '../en.js'
import { forms as vi } from '../vi.js'
import type { FormWords } from '../words.js'

const all: Readonly<Record<string, FormWords>> = { en, vi }

/** What is said at the end and when nobody is there. English where a language (BCP 47) has none. */
export function formWords(tag: string): FormWords {
  return all[tag] ?? en
}
