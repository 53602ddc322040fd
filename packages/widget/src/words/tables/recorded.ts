// Written by scripts/languages.mjs from the language files beside this folder.
import { recorded as en } from '../en.js'
import { recorded as vi } from '../vi.js'
import type { RecordedWords } from '../words.js'

const all: Readonly<Record<string, RecordedWords>> = { en, vi }

/** What is asked before a call that may be recorded. English where a language (BCP 47) has none. */
export function recordedWords(tag: string): RecordedWords {
  return all[tag] ?? en
}
