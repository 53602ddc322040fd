import type { AdminWords } from './words-en.js'

/** Languages that a centre is likely to answer in; any other can be set by REST. */
export const commonLanguages: readonly string[] = [
  'en',
  'vi',
  'ar',
  'de',
  'es',
  'fr',
  'hi',
  'id',
  'ja',
  'km',
  'ko',
  'lo',
  'pt',
  'ru',
  'th',
  'zh',
]

/** What a language is called in the reader's. */
export function languageName(tag: string, { languages }: AdminWords, reader: string): string {
  const known: Readonly<Record<string, string>> = languages
  return known[tag] ?? new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag
}
