import { createHash } from 'node:crypto'

/** Chance from a seed: the same seed gives the same course of things. */
export interface Dice {
  /** In [0, 1). */
  next(): number
  /** True with this probability. */
  chance(probability: number): boolean
  /** A whole number from `low` to `high`, both within. */
  between(low: number, high: number): number
  pick<T>(choices: readonly T[]): T
  /** One of `choices`, each as likely as its weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  /** How long people take: as often below `median` as above it, seldom much longer, `most` at the longest; whole numbers. */
  time(median: number, most: number): number
  /** A UUIDv7 of this moment (epoch ms). */
  uuid(at: number): string
}

/** Dice that fall by a name. */
export function diceOf(name: string): Dice {
  const digest = createHash('sha256').update(name).digest()
  const words = [0, 4, 8, 12].map((place) => digest.readUInt32LE(place))
  const next = sfc32(words[0] ?? 0, words[1] ?? 0, words[2] ?? 0, words[3] ?? 0)
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => between(0, 15).toString(16)).join('')
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick(choices) {
      const choice = choices[between(0, choices.length - 1)]
      if (choice === undefined) throw new Error('nothing to pick from')
      return choice
    },
    weighted(choices) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      const found = choices.find(([, weight]) => (left -= weight) < 0) ?? choices.at(-1)
      if (found === undefined) throw new Error('nothing to pick from')
      return found[0]
    },
    time(median, most) {
      // Box and Muller: the logarithm of how long people take is normal.
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return Math.min(most, Math.max(1, Math.round(median * Math.exp(0.55 * normal))))
    },
    uuid(at) {
      const time = at.toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${between(8, 11).toString(16)}${hex(3)}-${hex(12)}`
    },
  }
}

/** Small Fast Counter of 32 bits, by Chris Doty-Humphrey. */
function sfc32(first: number, second: number, third: number, count: number): () => number {
  let [a, b, c, d] = [first | 0, second | 0, third | 0, count | 0]
  return () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 2 ** 32
  }
}
