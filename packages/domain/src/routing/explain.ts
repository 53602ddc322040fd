import type { BestFit, Candidate, ContactFact } from '../facts.js'
import { judge, keysOf } from './judge.js'

/** What became of going through an offer's reasons once more. */
export interface Explanation {
  /** Whether the same agent comes out, with every verdict and rank as they were stored. */
  readonly agrees: boolean
  readonly need: BestFit['need']
  readonly omitted: BestFit['omitted']
  readonly candidates: readonly Explained[]
  /** Where it does not agree: what was stored, and what comes out now. */
  readonly differences: readonly string[]
}

/** A candidate with the keys that it was ranked by, the smaller the better; idle since Infinity: something was in hand. */
export interface Explained extends Candidate {
  readonly chosen: boolean
  readonly keys: {
    readonly fit: number
    readonly idleSince: number
    readonly free: number
    readonly handled: number
    readonly lot: number
  }
}

type OfferMade = Extract<ContactFact, { readonly type: 'offer_made' }>['body']

/** Judges and ranks the stored candidates of an offer again. Null for an offer of the first days, which kept too little. */
export function explain(
  offer: Pick<OfferMade, 'agent' | 'routing'>,
  { contact, at }: { readonly contact: string; readonly at: number },
): Explanation | null {
  const { routing } = offer
  if (routing.rule !== 'best_fit') return null
  const { need, candidates: stored, omitted } = routing
  const again = judge(stored, need, { seed: contact, at })
  const differences = differencesOf(stored, again)
  const first = again.find(({ rank }) => rank === 1)?.agent
  if (first !== offer.agent) differences.push(`stored: ${offer.agent} was asked; now: ${first ?? 'nobody'}`)
  return {
    agrees: differences.length === 0,
    need,
    omitted,
    candidates: again.map((candidate) => explained(candidate, offer.agent, { need, contact })),
    differences,
  }
}

function differencesOf(stored: readonly Candidate[], again: readonly Candidate[]): string[] {
  const now = new Map(again.map((candidate) => [candidate.agent, candidate]))
  return stored.flatMap(({ agent, verdict, rank }) => {
    const other = now.get(agent)
    if (other?.verdict === verdict && other.rank === rank) return []
    return [`stored: ${agent} ${verdict} ${rank ?? '-'}; now: ${other?.verdict ?? '-'} ${other?.rank ?? '-'}`]
  })
}

function explained(
  candidate: Candidate,
  chosen: string,
  { need, contact }: { readonly need: BestFit['need']; readonly contact: string },
): Explained {
  const [fit = 0, idleSince = 0, free = 0, handled = 0, lot = 0] = keysOf(candidate, need, contact)
  return { ...candidate, chosen: candidate.agent === chosen, keys: { fit, idleSince, free, handled, lot } }
}
