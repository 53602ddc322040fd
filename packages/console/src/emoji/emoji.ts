import { folded } from '../commands.js'

/** An emoji as emojibase tells it, in one language. */
export interface RawEmoji {
  readonly emoji: string
  readonly label: string
  readonly tags?: readonly string[]
  /** The version of Unicode's emoji that brought it. */
  readonly version: number
  /** A place in `emojiGroups`; what has none is a piece of others. */
  readonly group?: number
  readonly order?: number
}

/** One emoji to choose: how it is called, and by which words it is found. */
export interface Emoji {
  readonly sign: string
  readonly label: string
  readonly group: EmojiGroup
  /** Small and without marks. */
  readonly words: string
}

/** The groups, in the order of Unicode; its third is pieces of others. */
const groups = [
  'smileys',
  'people',
  null,
  'animals',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const

/** Emoji that belong together. */
export type EmojiGroup = Exclude<(typeof groups)[number], null>

/** The groups, in their order, with an emoji that stands for each. */
export const emojiGroups: readonly (readonly [EmojiGroup, string])[] = [
  ['smileys', '😀'],
  ['people', '👋'],
  ['animals', '🐻'],
  ['food', '🍎'],
  ['travel', '✈️'],
  ['activities', '⚽'],
  ['objects', '💡'],
  ['symbols', '❤️'],
  ['flags', '🏁'],
]

/** Of newer ones many systems have no drawing yet: a visitor would see a box. */
const newest = 15

/** All that can be chosen, in order, named in the first language and found by the words of each. */
export function emojiOf(
  named: readonly RawEmoji[],
  ...others: readonly (readonly RawEmoji[])[]
): readonly Emoji[] {
  const more = new Map<string, string>()
  for (const one of others.flat()) more.set(one.emoji, `${more.get(one.emoji) ?? ''} ${wordsOf(one)}`)
  return named
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .flatMap((one): Emoji[] => {
      const group = groups[one.group ?? 2] ?? null
      if (group === null || one.version > newest) return []
      const words = folded(`${wordsOf(one)}${more.get(one.emoji) ?? ''}`)
      return [{ sign: one.emoji, label: one.label, group, words }]
    })
}

function wordsOf({ label, tags = [] }: RawEmoji): string {
  return [label, ...tags].join(' ')
}

function has(words: string, word: string): boolean {
  return ` ${words}`.includes(` ${word}`)
}

/** At most so many are found at once. */
const mostFound = 64

/** The emoji that have all the words that were typed, or their beginnings; those whose name begins so come first. */
export function foundEmoji(all: readonly Emoji[], typed: string): readonly Emoji[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean)
  return all
    .filter(({ words }) => wanted.every((word) => has(words, word)))
    .toSorted(
      (a, b) => Number(b.words.startsWith(wanted.join(' '))) - Number(a.words.startsWith(wanted.join(' '))),
    )
    .slice(0, mostFound)
}

const mostRecent = 16

/** What was chosen last, with one more in front. */
export function withRecent(recent: readonly string[], sign: string): readonly string[] {
  return [sign, ...recent.filter((one) => one !== sign)].slice(0, mostRecent)
}
