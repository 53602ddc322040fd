import { en } from './en.js'
import type { Words } from './en.js'

/** Where each language but English is fetched from, when it is wanted. A new language is its file and a line here. */
const files: Record<string, () => Promise<Words>> = {
  vi: async () => (await import('./vi.js')).vi,
}

/** The languages that the panel speaks. */
export const languages: readonly string[] = ['en', ...Object.keys(files)]

/** The words of a language; English where the file cannot be fetched, so that the panel always speaks. */
export async function loadWords(language: string): Promise<Words> {
  try {
    return (await files[language]?.()) ?? en
  } catch {
    return en
  }
}
