import { fetchPart } from '../later/fetch-part.js'
import type { Words } from './en.js'

/** Where each language is fetched from, when it is wanted. A new language is its file and a line here. */
const files: Readonly<Record<string, () => Promise<Words>>> = {
  en: async () => (await import('./en.js')).en,
  vi: async () => (await import('./vi.js')).vi,
}

/** The languages that the panel speaks. */
export const languages: readonly string[] = Object.keys(files)

/** The words of a language; of one that is not known, English. Rejects where they cannot be had. */
export async function loadWords(language: string): Promise<Words> {
  const load = files[language] ?? files['en']!
  try {
    return await fetchPart(load)
  } catch {
    return fetchPart(load, true)
  }
}
