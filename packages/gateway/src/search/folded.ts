/** One word of a text as search compares it, with where it stands in the text as it was written (UTF-16 units). */
interface FoldedWord {
  readonly word: string
  readonly from: number
  readonly to: number
}

const marks = /[\u0300-\u036f]/g
const between =
  /[ -\u002f\t\n\r\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f]/

/** The words of a text, small and without marks, as the database's `search_folded` makes them. */
export function foldedWords(text: string): readonly FoldedWord[] {
  const words: FoldedWord[] = []
  let [word, from, to] = ['', 0, 0]
  const end = (): void => {
    if (word !== '') words.push({ word, from, to })
    word = ''
  }
  let at = 0
  for (const letter of text) {
    const base = letter.toLowerCase().normalize('NFD').replaceAll(marks, '')
    const next = at + letter.length
    if (base !== '' && !between.test(base)) {
      if (word === '') from = at
      word += base.replaceAll('đ', 'd')
      to = next
    } else if (base === '' && word !== '') to = next // a mark of its own belongs to the letter before it
    else end()
    at = next
  }
  end()
  return words
}
