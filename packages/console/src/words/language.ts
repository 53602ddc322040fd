import { en } from './en.js'
import type { Phrases } from './en.js'
import { vi } from './vi.js'

/** Every language of the console, by tag; adding one is adding a file and a line here. */
export const languages = { en, vi } as const

/** A language that the console has. */
export type Language = keyof typeof languages

/** The languages' own names for themselves, for the switch. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', vi: 'Tiếng Việt' }

/** Whether a stored or given string names a language of the console. */
export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value)
}

/** The first of a reader's languages (BCP 47 tags, best first) that the console has; English if there is none. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0]
    if (isLanguage(primary)) return primary
  }
  return 'en'
}

/** The words of a language. */
export function phrases(language: Language): Phrases {
  return languages[language]
}
