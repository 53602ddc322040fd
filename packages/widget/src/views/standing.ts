import { roundRange } from '../session/standing.js'
import type { Range } from '../session/standing.js'
import type { Words } from '../words/words.js'

/** How long others have waited, in words. */
export function inWords(range: Range, words: Words): string {
  const { unit, low, high } = roundRange(range)
  return unit === 's' ? words.seconds(high) : words.minutes(low, high)
}
