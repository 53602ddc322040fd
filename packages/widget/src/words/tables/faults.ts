// Written by scripts/languages.mjs from the language files beside this folder.
import { faults as en } from '../en.js'
import { faults as vi } from '../vi.js'
import type { FaultWords } from '../words.js'

const all: Readonly<Record<string, FaultWords>> = { en, vi }

/** What may be wrong in a form. English where a language (BCP 47) has none. */
export function faultWordsOf(tag: string): FaultWords {
  return all[tag] ?? en
}
