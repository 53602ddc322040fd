import { foldedWords } from './folded.js'

/** A piece of a text around what was sought. `marks`: where the sought words stand in it, [from, to) in UTF-16 units. */
export interface Snippet {
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
}

/** How much of a text is shown, in UTF-16 units, and how much of it before the first word that was sought. */
const [most, before] = [160, 40]

/** Cuts a text to what shows the sought words; the last of them may be the beginning of a word. */
export function snippetOf(text: string, sought: string): Snippet {
  const asked = foldedWords(sought).map(({ word }) => word)
  const last = asked.at(-1)
  const hits = foldedWords(text).filter(
    ({ word }) => asked.includes(word) || (last !== undefined && word.startsWith(last)),
  )
  const start = startOf(text, hits[0]?.from ?? 0)
  const end = endOf(text, start + most)
  const [head, tail] = [start > 0 ? '…' : '', end < text.length ? '…' : '']
  const shift = start - head.length
  return {
    text: `${head}${text.slice(start, end)}${tail}`,
    marks: hits
      .filter(({ from, to }) => from >= start && to <= end)
      .map(({ from, to }) => [from - shift, to - shift] as const),
  }
}

/** Where the piece begins: a little before the hit, at the beginning of a word. */
function startOf(text: string, hit: number): number {
  if (hit <= before) return 0
  const space = text.indexOf(' ', hit - before)
  return space === -1 || space >= hit ? wholeLetter(text, hit - before) : space + 1
}

/** Where it ends: after a whole word where one ends near enough. */
function endOf(text: string, limit: number): number {
  if (limit >= text.length) return text.length
  const space = text.lastIndexOf(' ', limit)
  return space > limit - before ? space : wholeLetter(text, limit)
}

/** Not between the two halves of a letter. */
function wholeLetter(text: string, at: number): number {
  const half = text.charCodeAt(at)
  return half >= 0xdc00 && half <= 0xdfff ? at - 1 : at
}
