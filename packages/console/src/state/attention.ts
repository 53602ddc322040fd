import type { Uuid } from '@switchboard/protocol'
import type { DeskView } from './desk-view.js'

/** What an agent should be told of beside what the screen shows. */
export type Call =
  | {
      readonly is: 'offer'
      readonly contact: Uuid
      readonly offer: Uuid
      readonly brandName: string
      readonly queueName: string
    }
  | { readonly is: 'message'; readonly contact: Uuid; readonly brandName: string; readonly queueName: string }

/** When an offer sounds again, in ms after it came, and how seldom messages sound. */
const [offerAgainMs, messageEveryMs] = [8_000, 4_000] as const

/**
 * Watches the views of a desk and says what is new: an offer once and once more after 8 s, messages at most one in 4 s and none
 * of what is open before one's eyes. The first view is how things stood: nothing of it is new.
 */
export function createAttention(): (
  view: DeskView,
  at: { readonly now: number; readonly open: Uuid | null },
) => readonly Call[] {
  const offers = new Map<Uuid, { readonly since: number; again: boolean }>()
  let unread: ReadonlyMap<Uuid, number> | null = null
  let toldAt = -Infinity
  return (view, { now, open }) => {
    const rings = view.offers.flatMap((offer): Call[] => {
      const known = offers.get(offer.offer)
      if (known === undefined) offers.set(offer.offer, { since: now, again: false })
      else if (known.again || now - known.since < offerAgainMs) return []
      else known.again = true
      const { contact, brandName, queueName } = offer
      return [{ is: 'offer', contact, offer: offer.offer, brandName, queueName }]
    })
    const before = unread
    unread = new Map(view.mine.map((row) => [row.contact, row.unread]))
    const fresh = view.mine.filter(
      (row) =>
        row.contact !== open &&
        before?.has(row.contact) === true &&
        row.unread > (before.get(row.contact) ?? 0),
    )
    const [first] = fresh
    if (first === undefined || now - toldAt < messageEveryMs) return rings
    toldAt = now
    const { contact, brandName, queueName } = first
    return [...rings, { is: 'message', contact, brandName, queueName }]
  }
}
