// Written by scripts/languages.mjs from the language files beside this folder.
import type { Words } from '../words.js'

/** Where the first words of each language are fetched from. */
export const firstWords: Readonly<Record<string, () => Promise<Words>>> = {
  en: async () => (await import('../en.js')).first,
  vi: async () => (await import('../vi.js')).first,
}
