// Written by scripts/languages.mjs from the language files beside this folder.
import { greeting as en } from '../en.js'
import { greeting as vi } from '../vi.js'
import type { GreetingWords } from '../words.js'

const all: Readonly<Record<string, GreetingWords>> = { en, vi }

/** What is said at a greeting. English where a language (BCP 47) has none. */
export function greetingWords(tag: string): GreetingWords {
  return all[tag] ?? en
}
