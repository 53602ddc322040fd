import { callingWords } from './tables/calling.js'
import type { CallWords } from './words.js'

/** The words of a language (BCP 47) for calls; English where it has none. Rejects where they cannot be had. */
export function loadCallWords(language: string): Promise<CallWords> {
  return (callingWords[language] ?? callingWords['en']!)()
}
