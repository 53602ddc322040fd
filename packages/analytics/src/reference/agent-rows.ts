import type { MetricQuery, MetricRow } from '../query/query.js'
import type { AnyFact } from '../metrics/metric.js'
import { agentTimesOf, ledgerOf, type AgentTime, type State } from './agent-times.js'
import type { Span } from './spans.js'
import { indexAt, share, startsOf, summaryRows, type Observation } from './summary.js'

/** So many ms of an agent in an interval. */
interface Piece {
  readonly agent: string
  readonly ms: number
}

/** Spans of an agent cut where the intervals of a question meet. */
function cut(spans: readonly Span[], agent: string, query: MetricQuery): readonly Observation<Piece>[] {
  const starts = startsOf(query)
  return spans.flatMap((span) => {
    const to = Math.min(span.to, query.to)
    const pieces: Observation<Piece>[] = []
    for (let from = Math.max(span.from, query.from); from < to;) {
      const end = Math.min(to, starts[indexAt(starts, from) + 1] ?? to)
      pieces.push({ at: from, value: { agent, ms: end - from }, group: { agent } })
      from = end
    }
    return pieces
  })
}

/** How many agents pieces are of. */
function agentsIn(pieces: readonly Piece[]): number {
  return new Set(pieces.map(({ agent }) => agent)).size
}

/** How long pieces are together, in ms. */
function msOf(pieces: readonly Piece[]): number {
  return pieces.reduce((total, { ms }) => total + ms, 0)
}

/** For a reference: how long agents were in some states, together. */
export function ledgerRows(
  facts: readonly AnyFact[],
  query: MetricQuery,
  states: readonly State[],
): readonly MetricRow[] {
  const pieces = agentTimesOf(facts, query.asOf).flatMap((time) => {
    const ledger = ledgerOf(time)
    return states.flatMap((state) => cut(ledger[state], time.agent, query))
  })
  return summaryRows(pieces, query, { value: msOf, n: agentsIn, empty: 0 })
}

/** For a reference: the share of weighed time in other weighed time; n is how many agents had any of the latter. */
export function shareRows(
  facts: readonly AnyFact[],
  query: MetricQuery,
  partsOf: (time: AgentTime) => { readonly part: readonly Weighed[]; readonly whole: readonly Weighed[] },
): readonly MetricRow[] {
  const pieces = agentTimesOf(facts, query.asOf).flatMap((time) => {
    const { part, whole } = partsOf(time)
    const weigh = (some: readonly Weighed[], kind: 'part' | 'whole'): readonly Observation<Share>[] =>
      some.flatMap((span) =>
        cut([span], time.agent, query).map(({ value, ...where }) => ({
          ...where,
          value: { agent: value.agent, kind, ms: value.ms * span.weight },
        })),
      )
    return [...weigh(part, 'part'), ...weigh(whole, 'whole')]
  })
  return summaryRows(pieces, query, {
    value: (some) => share(msOf(ofKind(some, 'part')), msOf(ofKind(some, 'whole'))),
    n: (some) => agentsIn(ofKind(some, 'whole')),
  })
}

function ofKind(some: readonly Share[], kind: Share['kind']): readonly Share[] {
  return some.filter((piece) => piece.kind === kind)
}

/** Time that counts so many times over. */
export interface Weighed extends Span {
  readonly weight: number
}

interface Share extends Piece {
  readonly kind: 'part' | 'whole'
}

/** Time that counts `weight` times over. */
export function weighed(spans: readonly Span[], weight = 1): readonly Weighed[] {
  return spans.map((span) => ({ ...span, weight }))
}
