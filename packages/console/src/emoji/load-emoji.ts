import type { Language } from '../words/language.js'
import { emojiOf } from './emoji.js'
import type { Emoji } from './emoji.js'

const known = new Map<Language, Promise<readonly Emoji[]>>()

/** All emoji, named in a language and found in English as well; fetched once, when somebody wants one. Rejects where they cannot be had. */
export function loadEmoji(language: Language): Promise<readonly Emoji[]> {
  const asked = known.get(language) ?? fetched(language)
  known.set(language, asked)
  // What could not be had is asked for again.
  asked.catch(() => known.delete(language))
  return asked
}

async function fetched(language: Language): Promise<readonly Emoji[]> {
  const english = import('emojibase-data/en/data.json')
  if (language === 'en') return emojiOf((await english).default)
  const vietnamese = import('emojibase-data/vi/data.json')
  return emojiOf((await vietnamese).default, (await english).default)
}
