import type { Candidate, CandidateInput, Need, Verdict } from '../facts.js'
import { meets } from './required.js'

/**
 * The verdict on each agent and the ranks of those who may be asked: best skill fit, then idle longest (who has anything in
 * hand comes after all who have not, the more room the sooner), then fewest handled since log-in, then by lot. Those who may
 * be asked come first, by rank; the others by id. `seed` decides the lot: the same inputs give the same answer.
 */
export function judge(
  inputs: readonly CandidateInput[],
  need: Need,
  { seed, at }: { readonly seed: string; readonly at: number },
): Candidate[] {
  const judged = inputs.map((input) => ({ input, verdict: verdictOn(input, need, at) }))
  const keyed = judged
    .filter(({ verdict }) => verdict === 'ok')
    .map(({ input }) => ({ input, keys: keysOf(input, need, seed) }))
    .toSorted((a, b) => compare(a.keys, b.keys) || byId(a.input, b.input))
  const others = judged.filter(({ verdict }) => verdict !== 'ok').toSorted((a, b) => byId(a.input, b.input))
  return [
    ...keyed.map(({ input }, index) => ({ ...input, verdict: 'ok' as const, rank: index + 1 })),
    ...others.map(({ input, verdict }) => ({ ...input, verdict, rank: null })),
  ]
}

/** The first filter that says no. */
function verdictOn(input: CandidateInput, need: Need, at: number): Verdict {
  if (!input.inQueue) return 'not_in_queue'
  if (!input.forBrand) return 'not_for_brand'
  if (!input.available) return 'not_available'
  if (input.free < input.takes) return 'no_capacity'
  if ((input.excludedUntil ?? at) > at) return 'excluded'
  if (!meets(input.levels, need.required)) return 'lacks_skill'
  return need.sticky !== null && need.sticky !== input.agent ? 'not_sticky' : 'ok'
}

/** The keys in the order in which they count; the smaller, the better. */
export function keysOf(input: CandidateInput, need: Need, seed: string): readonly number[] {
  const fit = Object.keys(need.asked).reduce((sum, skill) => sum + (input.levels[skill] ?? 0), 0)
  return [-fit, input.idleSince ?? Infinity, -input.free, input.handled, lot(`${seed}/${input.agent}`)]
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [place, mine] of a.entries()) {
    const theirs = b[place] ?? 0
    if (mine !== theirs) return mine < theirs ? -1 : 1
  }
  return 0
}

function byId(a: CandidateInput, b: CandidateInput): number {
  return a.agent < b.agent ? -1 : 1
}

/** A number of 32 bits that looks like chance and is always the same for the same text (FNV-1a, stirred once more at the end). */
function lot(text: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place++)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
