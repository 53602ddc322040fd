import type { CannedReply } from '../browser/desk-api.js'
import { folded } from '../commands.js'

/** What a reply may name. Null: not known, and the agent has to say it. */
export interface ReplyValues {
  readonly visitor: string | null
  readonly agent: string | null
  readonly brand: string | null
  readonly queue: string | null
}

/** Brackets that nobody types: what stands between them is to be replaced before the text is sent. */
const [open, close] = ['⟦', '⟧'] as const
const hole = /⟦[^⟦⟧]*⟧/g
const variable = /\{\{\s*([^{}]*?)\s*\}\}/g

/**
 * A saved reply with its variables filled. In one pass: a name that looks like a variable is a name. What is not known
 * becomes a hole, named by `nameOf`.
 */
export function filled(template: string, values: ReplyValues, nameOf: (variable: string) => string): string {
  return template.replaceAll(hole, '').replaceAll(variable, (_, written: string) => {
    // The set-up knows them by one word; `{{visitor.name}}` says the same.
    const name = written.replace(/\.name$/, '')
    const value = Object.hasOwn(values, name) ? values[name as keyof ReplyValues] : null
    const text = value?.replaceAll(/[⟦⟧]/g, '').trim() ?? ''
    return text === '' ? `${open}${nameOf(name)}${close}` : text
  })
}

/** Where the first hole of a text is at or after a place, else its first one: [from, to); null where there is none. */
export function holeAfter(text: string, place: number): readonly [number, number] | null {
  const holes = [...text.matchAll(hole)].map(({ index, 0: whole }) => [index, index + whole.length] as const)
  return holes.find(([from]) => from >= place) ?? holes[0] ?? null
}

/** A reply that is being looked for: `/` and what follows, from a place of the text to the caret. */
export interface Sought {
  readonly from: number
  readonly words: string
}

/** What is looked for before the caret: after a `/` at the beginning all words, elsewhere one. Null: nothing. */
export function soughtIn(text: string, caret: number): Sought | null {
  const before = text.slice(0, caret)
  if (/^\/[^\n]*$/.test(before)) return { from: 0, words: before.slice(1) }
  const [, words] = /\s\/([\p{L}\p{N}_-]*)$/u.exec(before) ?? []
  return words === undefined ? null : { from: caret - words.length - 1, words }
}

/** The replies for a contact, by what was typed of their title or text; those in the visitor's language first. */
export function choosable(
  replies: readonly CannedReply[],
  of: { readonly brand: string | null; readonly locale: string; readonly words: string },
): readonly CannedReply[] {
  const wanted = folded(of.words).split(/\s+/).filter(Boolean)
  const language = of.locale.toLowerCase().split('-')[0]
  const has = (text: string): boolean => wanted.every((word) => folded(text).includes(word))
  const rank = (reply: CannedReply): number =>
    (reply.language === language ? 0 : reply.language === null ? 1 : 2) + (has(reply.title) ? 0 : 3)
  return replies
    .filter(({ brand }) => brand === null || brand === of.brand)
    .filter(({ title, text }) => has(`${title} ${text}`))
    .toSorted((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title))
}
