import type { ContactFact, Stored } from '@switchboard/domain'
import type { MetricQuery, MetricRow } from '../query/query.js'
import { firstOf, historiesOf, meanRows, type Observation } from './reference.js'

/** The times of one finished handling, read straight from a contact's facts. All epoch ms. */
export interface Handling {
  readonly acceptedAt: number
  readonly endedAt: number
  readonly wrapUpEndedAt: number
  /** Begin and end of each hold; a hold that lasted to the end of the contact ends there. */
  readonly holds: readonly { readonly from: number; readonly to: number }[]
}

/** For a reference: the mean of a duration over the segments whose wrap-up ended in each interval. */
export function meanOverHandled(
  facts: readonly Stored<ContactFact>[],
  query: MetricQuery,
  duration: (handling: Handling) => number,
): readonly MetricRow[] {
  const observations = historiesOf(facts, query.asOf).flatMap((history): Observation[] => {
    const started = firstOf(history, 'contact_started')
    if (!started) return []
    const { brand, queue, channel } = started.fact.body
    return handlings(history).map(({ agent, ...handling }) => ({
      at: handling.wrapUpEndedAt,
      value: duration(handling),
      group: { brand, queue, channel, agent },
    }))
  })
  return meanRows(observations, query)
}

function handlings(history: readonly Stored<ContactFact>[]): (Handling & { agent: string })[] {
  return history.flatMap(({ at, fact }) => {
    if (fact.type !== 'wrap_up_ended') return []
    const mine = history.filter(
      ({ fact: other }) => 'segment' in other.body && other.body.segment === fact.body.segment,
    )
    const acceptedAt = mine.find(({ fact: other }) => other.type === 'offer_accepted')?.at
    const endedAt = firstOf(history, 'contact_ended')?.at
    if (acceptedAt === undefined || endedAt === undefined) return []
    const holds = mine
      .filter(({ fact: other }) => other.type === 'contact_held')
      .map((held) => {
        const resumed = mine.find(
          ({ seq, fact: other }) => other.type === 'contact_resumed' && seq > held.seq,
        )
        return { from: held.at, to: resumed?.at ?? endedAt }
      })
    return [{ agent: fact.body.agent, acceptedAt, endedAt, wrapUpEndedAt: at, holds }]
  })
}

/** How long the holds of a handling were, together. */
export function heldMs({ holds }: Handling): number {
  return holds.reduce((total, { from, to }) => total + (to - from), 0)
}
