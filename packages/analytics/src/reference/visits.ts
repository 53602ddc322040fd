import type { AnyFact } from '../metrics/metric.js'
import { joinsOf } from './calls.js'
import { allOf, firstOf, historiesOf, messagesOf, queueAt, type History } from './histories.js'
import type { Group, Observation } from './summary.js'

/** One stay of a contact in a queue, read straight from facts. Times in epoch ms, null where they have not come. */
export interface Visit {
  readonly enteredAt: number
  readonly exitedAt: number | null
  readonly outcome: 'answered' | 'abandoned' | 'other' | null
  /** The first words of the agent who answered. */
  readonly repliedAt: number | null
  /** Of a call: when first both ends had sound. */
  readonly joinedAt: number | null
  readonly group: Group & { readonly queue: string | null; readonly channel: string }
}

/** For a reference: every visit that began by `asOf`, as it was known then. */
export function visitsOf(facts: readonly AnyFact[], asOf: number): readonly Visit[] {
  return historiesOf(facts, asOf).flatMap((history) => {
    const started = firstOf(history, 'contact_started')
    if (!started) return []
    // What was left waits in no line.
    if (started.fact.body.channel === 'message' || started.fact.body.channel === 'callback') return []
    const entries = [
      { at: started.at, seq: started.seq, visit: started.fact.body.visit },
      ...allOf(history, 'contact_moved').map(({ at, seq, into }) => ({ at, seq, visit: into.visit })),
      ...allOf(history, 'contact_transferred').map(({ at, seq, into }) => ({ at, seq, visit: into.visit })),
      ...allOf(history, 'contact_requeued').map(({ at, seq, visit }) => ({ at, seq, visit })),
    ].toSorted((a, b) => a.seq - b.seq)
    const { brand, channel } = started.fact.body
    return entries.map(({ at, seq, visit }, index): Visit => {
      const exit = exitOf(history, visit, index === entries.length - 1)
      const group = { brand, queue: queueAt(history, seq), channel, agent: exit.agent }
      const { outcome, repliedAt, joinedAt } = exit
      return { enteredAt: at, exitedAt: exit.at, outcome, repliedAt, joinedAt, group }
    })
  })
}

interface Exit extends Pick<Visit, 'outcome' | 'repliedAt' | 'joinedAt'> {
  readonly at: number | null
  readonly agent: string | null
}

function exitOf(history: History, visit: string, last: boolean): Exit {
  const none = { repliedAt: null, joinedAt: null, agent: null }
  const accepted = allOf(history, 'offer_accepted').find((fact) => fact.visit === visit)
  if (accepted) {
    const { at, seq, agent } = accepted
    const leaving = [...allOf(history, 'contact_requeued'), ...allOf(history, 'contact_transferred')]
    const lost = Math.min(...leaving.map((fact) => fact.seq).filter((left) => left > seq))
    const reply = messagesOf(history).find(
      (message) => message.from === 'agent' && message.seq > seq && message.seq < lost,
    )
    const joinedAt = joinsOf(history).get(accepted.segment) ?? null
    return { at, outcome: 'answered', agent, repliedAt: reply?.at ?? null, joinedAt }
  }
  const moved = allOf(history, 'contact_moved').find((fact) => fact.visit === visit)
  if (moved) return { ...none, at: moved.at, outcome: 'other' }
  const ended = last ? firstOf(history, 'contact_ended') : undefined
  if (!ended) return { ...none, at: null, outcome: null }
  return { ...none, at: ended.at, outcome: ended.fact.body.by === 'visitor' ? 'abandoned' : 'other' }
}

/** For a reference: a value of each visit that has one, where the visit began. */
export function perVisit<T>(
  facts: readonly AnyFact[],
  asOf: number,
  valueOf: (visit: Visit) => T | null,
): readonly Observation<T>[] {
  return visitsOf(facts, asOf).flatMap((visit) => {
    const value = valueOf(visit)
    return value === null ? [] : [{ at: visit.enteredAt, value, group: visit.group }]
  })
}

/** How long an answered visit waited, in ms; null where it was not answered. */
export function waitOfAnswered({ outcome, enteredAt, exitedAt }: Visit): number | null {
  return outcome === 'answered' && exitedAt !== null ? exitedAt - enteredAt : null
}

/** How long it took until an answered visit could talk, in ms: of a call, until both ends had sound; null where that never came. */
export function waitForAnswer(visit: Visit): number | null {
  if (visit.group.channel !== 'voice') return waitOfAnswered(visit)
  const { outcome, enteredAt, joinedAt } = visit
  return outcome === 'answered' && joinedAt !== null ? joinedAt - enteredAt : null
}

/** How long an abandoned visit waited, in ms; null where it was not abandoned. */
export function waitOfAbandoned({ outcome, enteredAt, exitedAt }: Visit): number | null {
  return outcome === 'abandoned' && exitedAt !== null ? exitedAt - enteredAt : null
}
