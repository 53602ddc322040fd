// Written by scripts/languages.mjs from the language files beside this folder.
import type { CallWords } from '../words.js'

/** Where the words of each language for calls are fetched from. */
export const callingWords: Readonly<Record<string, () => Promise<CallWords>>> = {
  en: async () => (await import('../en.js')).calling,
  vi: async () => (await import('../vi.js')).calling,
}
