import type { FactFrame, Uuid } from '@switchboard/protocol'

/** One ring of a contact, and what became of it. Times in epoch ms. */
export interface OfferLine {
  readonly offer: Uuid
  readonly name: string
  readonly at: number
  readonly outcome: 'ringing' | 'accepted' | 'declined' | 'expired' | 'undelivered' | 'withdrawn'
}

const ends = {
  offer_accepted: 'accepted',
  offer_declined: 'declined',
  offer_expired: 'expired',
  offer_undelivered: 'undelivered',
  offer_withdrawn: 'withdrawn',
} as const

/** The rings of a contact, in order, from its facts. */
export function offersOf(facts: readonly FactFrame[]): readonly OfferLine[] {
  const offers = new Map<Uuid, OfferLine>()
  for (const { fact, at } of facts) {
    if (fact.type === 'offer_made') {
      const { offer, name } = fact
      offers.set(offer, { offer, name, at, outcome: 'ringing' })
    } else if (isEnd(fact.type) && 'offer' in fact) {
      const known = offers.get(fact.offer)
      if (known !== undefined) offers.set(fact.offer, { ...known, outcome: ends[fact.type] })
    }
  }
  return [...offers.values()]
}

function isEnd(type: string): type is keyof typeof ends {
  return Object.hasOwn(ends, type)
}
