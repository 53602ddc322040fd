// Written by scripts/languages.mjs from the language files beside this folder.
import { files as en } from '../en.js'
import { files as vi } from '../vi.js'
import type { FileWords } from '../words.js'

const all: Readonly<Record<string, FileWords>> = { en, vi }

/** What is said of files. English where a language (BCP 47) has none. */
export function fileWords(tag: string): FileWords {
  return all[tag] ?? en
}
