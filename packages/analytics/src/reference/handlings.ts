import type { AnyFact } from '../metrics/metric.js'
import { allOf, firstOf, historiesOf, queueAt, type History } from './histories.js'
import type { Group, Observation } from './summary.js'

/** One finished handling of a contact by an agent, read straight from the contact's facts. Times in epoch ms. */
export interface Handling {
  readonly contact: string
  readonly acceptedAt: number
  readonly endedAt: number
  readonly wrapUpEndedAt: number
  /** Begin and end of each hold; one that was not resumed ends with the talk. */
  readonly holds: readonly { readonly from: number; readonly to: number }[]
  /** Where its agent gave the contact away; null where that is not how it ended. */
  readonly handedTo: 'queue' | 'agent' | 'warm' | null
  /** The consultations that the agent asked for and that were answered. */
  readonly consults: readonly { readonly from: number; readonly to: number }[]
  readonly group: Group
}

/** For a reference: a value of each handling whose wrap-up has ended, there; null leaves it out. */
export function perHandled<T>(
  facts: readonly AnyFact[],
  asOf: number,
  valueOf: (handling: Handling) => T | null,
): readonly Observation<T>[] {
  return historiesOf(facts, asOf)
    .flatMap(handlingsOf)
    .flatMap((handling) => {
      const value = valueOf(handling)
      return value === null ? [] : [{ at: handling.wrapUpEndedAt, value, group: handling.group }]
    })
}

function handlingsOf(history: History): readonly Handling[] {
  const started = firstOf(history, 'contact_started')
  if (!started) return []
  const { brand, channel } = started.fact.body
  return partsOf(history).flatMap(({ at: acceptedAt, seq, segment, agent }) => {
    // An agent who was lost does not wrap up, nor one who gave the contact away.
    const given = allOf(history, 'contact_transferred').find((fact) => fact.segment === segment)
    const handed = allOf(history, 'contact_handed_over').find((fact) => fact.segment === segment)
    const left = allOf(history, 'conference_ended').find(
      (fact) => fact.segment === segment && fact.cause !== 'handed_over',
    )
    const requeued = allOf(history, 'contact_requeued').find((fact) => fact.segment === segment)
    const lost = given ?? handed ?? left ?? requeued
    const wrapped = allOf(history, 'wrap_up_ended').find((fact) => fact.segment === segment)
    const endedAt = lost?.at ?? firstOf(history, 'contact_ended')?.at
    const wrapUpEndedAt = lost?.at ?? wrapped?.at
    if (endedAt === undefined || wrapUpEndedAt === undefined) return []
    const holds = allOf(history, 'contact_held')
      .filter((held) => held.segment === segment)
      .map((held) => {
        const resumed = allOf(history, 'contact_resumed').find(
          (fact) => fact.segment === segment && fact.seq > held.seq,
        )
        return { from: held.at, to: resumed?.at ?? endedAt }
      })
    const group = { brand, queue: queueAt(history, seq), channel, agent }
    const contact = started.stream
    const kind = given?.to === null ? 'queue' : 'agent'
    const warm = handed !== undefined && handed.cause !== 'agent_lost' ? 'warm' : null
    const handedTo = given?.cause === 'transferred' ? kind : warm
    const consults = consultsOf(history, segment)
    return [{ contact, acceptedAt, endedAt, wrapUpEndedAt, holds, consults, handedTo, group }]
  })
}

interface Part {
  readonly at: number
  readonly seq: number
  readonly segment: string
  readonly agent: string
}

/** The agents who had to do with the visitor: accepted, came into a conference, or were given the call. */
function partsOf(history: History): readonly Part[] {
  const accepted: readonly Part[] = allOf(history, 'offer_accepted')
  const joined = allOf(history, 'conference_started').map((fact) => ({ ...fact, segment: fact.joins }))
  const given = allOf(history, 'contact_handed_over').map(({ at, seq, into }) => ({ at, seq, ...into }))
  return [
    ...accepted,
    ...joined,
    ...given.filter((one) => !joined.some(({ segment }) => segment === one.segment)),
  ]
}

/** The consultations of a segment, in which the agent of the segment asked. */
function consultsOf(history: History, segment: string): Handling['consults'] {
  return allOf(history, 'consult_started')
    .filter((asked) => asked.segment === segment)
    .flatMap(({ consult }) => {
      const answered = allOf(history, 'consult_answered').find((fact) => fact.consult === consult)
      const over = allOf(history, 'consult_ended').find((fact) => fact.consult === consult)
      return answered && over ? [{ from: answered.at, to: over.at }] : []
    })
}

/** How long the consultations of a handling were, together. */
export function consultedMs({ consults }: Handling): number {
  return consults.reduce((total, { from, to }) => total + (to - from), 0)
}

/** From accepting to the end of wrap-up, in ms. */
export function handledMs({ acceptedAt, wrapUpEndedAt }: Handling): number {
  return wrapUpEndedAt - acceptedAt
}

/** How long the holds of a handling were, together. */
export function heldMs({ holds }: Handling): number {
  return holds.reduce((total, { from, to }) => total + (to - from), 0)
}
