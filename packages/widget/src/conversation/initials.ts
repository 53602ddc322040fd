const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The first letter of a text as a reader sees it, marks and all; empty for an empty text. */
export function firstLetter(text: string): string {
  const [first] = graphemes.segment(text.normalize('NFC').trim())
  return first?.segment ?? ''
}

/** The letters of a portrait without a picture: of the first and the last word, in capitals. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters
    .map((word) => firstLetter(word ?? ''))
    .join('')
    .toLocaleUpperCase()
}

/** A number below `count` that is always the same for a name: which tint its portrait has. */
export function tintOf(name: string, count: number): number {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997
  return sum % count
}
