import type { AgentFact, Presence, Stored } from '@switchboard/domain'
import type { AnyFact } from '../metrics/metric.js'
import { agentStreamsOf } from './histories.js'
import { union, without, type Span } from './spans.js'

/** One agent's time, read straight from the agent's facts; what has not ended goes on to `asOf`. */
export interface AgentTime {
  readonly agent: string
  readonly presences: readonly (Span & { readonly presence: Presence })[]
  readonly works: readonly Work[]
  readonly rings: readonly Span[]
}

/** Handling of one contact, from accept to the end of wrap-up. */
export interface Work extends Span {
  readonly channel: string
  readonly units: number
  /** Whether it has ended. */
  readonly over: boolean
}

/** For a reference: the time of each agent, as it was known at `asOf`. */
export function agentTimesOf(facts: readonly AnyFact[], asOf: number): readonly AgentTime[] {
  return agentStreamsOf(facts, asOf).map((stream) => ({
    agent: stream[0]?.stream ?? '',
    presences: stream.flatMap(({ fact, at, seq }) => {
      if (fact.type !== 'presence_changed') return []
      const next = stream.find((other) => other.seq > seq && other.fact.type === 'presence_changed')
      return [{ presence: fact.body.to, from: at, to: next?.at ?? asOf }]
    }),
    works: stream.flatMap(({ fact, at }) => {
      // A message in hand takes nothing of the agent's time until it is written.
      if (fact.type !== 'work_started' || fact.body.units === 0) return []
      const { segment, channel, units } = fact.body
      const end = stream.find(
        ({ fact: other }) => other.type === 'work_ended' && other.body.segment === segment,
      )
      return [{ from: at, to: end?.at ?? asOf, channel, units, over: end !== undefined }]
    }),
    rings: stream.flatMap((stored) => ringOf(stream, stored, asOf)),
  }))
}

function ringOf(
  stream: readonly Stored<AgentFact>[],
  { fact, at, seq }: Stored<AgentFact>,
  asOf: number,
): readonly Span[] {
  if (fact.type !== 'work_reserved' || fact.body.units === 0) return []
  const { contact } = fact.body
  const end = stream.find(
    ({ fact: other, seq: later }) =>
      later > seq &&
      (other.type === 'work_released' || other.type === 'work_started') &&
      other.body.contact === contact,
  )
  return [{ from: at, to: end?.at ?? asOf }]
}

/** The ledger: every state an agent can be in; together they are all the time since the first fact, and no two overlap. */
export function ledgerOf({ presences, works, rings }: AgentTime): Readonly<Record<State, readonly Span[]>> {
  const busy = union(works)
  const ringing = without(rings, busy)
  const engaged = [...busy, ...ringing]
  const free = (presence: Presence): readonly Span[] =>
    without(
      presences.filter((span) => span.presence === presence),
      engaged,
    )
  return {
    busy,
    ringing,
    idle: free('available'),
    break: free('break'),
    training: free('training'),
    not_responding: free('not_responding'),
    not_reachable: free('not_reachable'),
    offline: free('offline'),
  }
}

export type State =
  | 'busy'
  | 'ringing'
  | 'idle'
  | 'break'
  | 'training'
  | 'not_responding'
  | 'not_reachable'
  | 'offline'
