import { fetchPart } from '../later/fetch-part.js'
import { firstWords } from './tables/first.js'
import type { Words } from './words.js'

/** The first words of a language; of one that is not known, English. Rejects where they cannot be had. */
export async function loadWords(language: string): Promise<Words> {
  const load = firstWords[language] ?? firstWords['en']!
  try {
    return await fetchPart(load)
  } catch {
    return fetchPart(load, true)
  }
}
