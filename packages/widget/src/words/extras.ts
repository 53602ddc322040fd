/** What is said of answers to choose from, in English; its shape binds every other language. */
const en = { replies: 'Answers to choose from' }

/** What a language has to say of them. */
export type ExtraWords = typeof en

const all: Readonly<Record<string, ExtraWords>> = { en, vi: { replies: 'Các câu trả lời để chọn' } }

/** The words of a language (BCP 47), which are fetched with what draws them; English where it has none. */
export function extraWords(tag: string): ExtraWords {
  return all[tag] ?? en
}
