import type { AnyFact } from '../metrics/metric.js'
import { allOf, firstOf, historiesOf, queueAt } from './histories.js'
import type { Group } from './summary.js'

/** One ring, read straight from facts. Times in epoch ms. */
export interface Offer {
  readonly madeAt: number
  readonly endedAt: number | null
  readonly outcome: 'accepted' | 'declined' | 'expired' | 'undelivered' | 'withdrawn' | null
  readonly group: Group
}

const outcomes = {
  offer_accepted: 'accepted',
  offer_declined: 'declined',
  offer_expired: 'expired',
  offer_undelivered: 'undelivered',
  offer_withdrawn: 'withdrawn',
} as const

/** For a reference: every offer made by `asOf`, as it was known then. */
export function offersOf(facts: readonly AnyFact[], asOf: number): readonly Offer[] {
  return historiesOf(facts, asOf).flatMap((history) => {
    const started = firstOf(history, 'contact_started')
    // A message is taken by hand, which is no ring.
    if (!started || started.fact.body.channel === 'message') return []
    const { brand, channel } = started.fact.body
    return allOf(history, 'offer_made').map(({ at, seq, offer, agent }): Offer => {
      const end = history.find(
        ({ fact }) => fact.type in outcomes && 'offer' in fact.body && fact.body.offer === offer,
      )
      const outcome = end ? outcomes[end.fact.type as keyof typeof outcomes] : null
      const group = { brand, queue: queueAt(history, seq), channel, agent }
      return { madeAt: at, endedAt: end?.at ?? null, outcome, group }
    })
  })
}
