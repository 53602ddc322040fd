import type { AgentFact, ContactFact, Stored } from '@switchboard/domain'
import type { AnyFact } from '../metrics/metric.js'

/** One contact's facts in order. */
export type History = readonly Stored<ContactFact>[]

/** The facts of each contact in order, each fact once, without those after `asOf`. */
export function historiesOf(facts: readonly AnyFact[], asOf: number): readonly History[] {
  return streamsOf(facts, asOf).filter(
    (stream): stream is History => stream[0]?.fact.type === 'contact_started',
  )
}

/** The facts of each agent in order, each fact once, without those after `asOf`. */
export function agentStreamsOf(
  facts: readonly AnyFact[],
  asOf: number,
): readonly (readonly Stored<AgentFact>[])[] {
  return streamsOf(facts, asOf).filter(
    (stream): stream is readonly Stored<AgentFact>[] => stream[0]?.fact.type !== 'contact_started',
  )
}

function streamsOf(facts: readonly AnyFact[], asOf: number): readonly (readonly AnyFact[])[] {
  const streams = new Map<string, Map<number, AnyFact>>()
  for (const fact of facts) {
    if (fact.at > asOf) continue
    const stream = streams.get(fact.stream) ?? new Map<number, AnyFact>()
    streams.set(fact.stream, stream.set(fact.seq, fact))
  }
  return [...streams.values()].map((stream) => [...stream.values()].toSorted((a, b) => a.seq - b.seq))
}

/** The first fact of a type in a history. */
export function firstOf<T extends ContactFact['type']>(
  history: History,
  type: T,
): Stored<Extract<ContactFact, { type: T }>> | undefined {
  return history.find(
    (stored): stored is Stored<Extract<ContactFact, { type: T }>> => stored.fact.type === type,
  )
}

type BodyOf<T extends ContactFact['type']> = Extract<ContactFact, { type: T }>['body']

/** All facts of a type in a history, with their moments. */
export function allOf<T extends ContactFact['type']>(
  history: History,
  type: T,
): readonly (When & BodyOf<T>)[] {
  return history.flatMap(({ fact, at, seq }) =>
    fact.type === type ? [{ ...fact.body, at, seq } as unknown as When & BodyOf<T>] : [],
  )
}

/** What was said, in words or as a file, in order. */
export function messagesOf(
  history: History,
): readonly (When & { readonly from: 'visitor' | 'agent'; readonly agent: string | null })[] {
  return history.flatMap(({ fact, at, seq }) => {
    if (fact.type !== 'message_sent' && fact.type !== 'file_sent') return []
    const { from, agent } = fact.body
    return [{ from, agent, at, seq }]
  })
}

interface When {
  readonly at: number
  readonly seq: number
}

/** Who came to have a contact, and when: by accepting, or by being given a call that one was in. */
export function ownersOf(
  history: History,
): readonly (When & { readonly agent: string; readonly segment: string })[] {
  const given = allOf(history, 'contact_handed_over').map(({ at, seq, into }) => ({ at, seq, ...into }))
  return [...allOf(history, 'offer_accepted'), ...given].toSorted((a, b) => a.seq - b.seq)
}

/** The queue that a contact is in after the fact with this seq. */
export function queueAt(history: History, seq: number): string | null {
  const moved = [...allOf(history, 'contact_moved'), ...allOf(history, 'contact_transferred')]
    .filter((move) => move.seq <= seq)
    .toSorted((a, b) => a.seq - b.seq)
    .at(-1)
  return moved?.into.queue ?? firstOf(history, 'contact_started')?.fact.body.queue ?? null
}
