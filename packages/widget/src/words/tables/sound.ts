// Written by scripts/languages.mjs from the language files beside this folder.
import { sound as en } from '../en.js'
import { sound as vi } from '../vi.js'
import type { SoundWords } from '../words.js'

const all: Readonly<Record<string, SoundWords>> = { en, vi }

/** What is said of the sound of a message. English where a language (BCP 47) has none. */
export function soundWords(tag: string): SoundWords {
  return all[tag] ?? en
}
