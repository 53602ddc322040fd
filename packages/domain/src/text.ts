import type { Refusal } from './decision.js'

/** The longest text of a message or a note, and the longest comment of a rating, in UTF-16 units as `length` counts. */
export const textLimits = { text: 8_000, comment: 2_000 } as const

/** Text fit to be stored, or why not: `text_empty` when nothing but white space is left, `text_too_long` above the limit. */
export function readText(raw: string, limit: number): { readonly text: string } | Refusal {
  if (raw.trim() === '') return { refused: 'text_empty' }
  if (raw.length > limit) return { refused: 'text_too_long' }
  return { text: storable(raw) }
}

/** The same text with U+FFFD for each NUL and each lone surrogate; its length stays. */
export function storable(raw: string): string {
  // Postgres refuses both in JSON, and one such row would fail the whole group that is appended with it.
  return raw.replace(/\0|\p{Cs}/gu, '\uFFFD')
}
