import { askTranscript } from '@switchboard/domain'
import type { DecideContact, Order } from './contact.js'
import { contactState, sendToContact } from './contact.js'
import type { DeskAnswer } from './answer.js'
import { answerOf } from './answer.js'
import type { Transcript } from '../wire.js'
import type { DeskParts } from './desk.js'

/** Who asks: a visitor for the own contact, an agent for one that `seen` lets be seen. */
export interface Asking {
  readonly by: 'visitor' | 'agent'
  readonly order: Order
  readonly seen: (decide: DecideContact) => DecideContact
}

/**
 * Asks for a transcript. Without an address it goes to the one that the visitor left, or that the brand's own server has signed.
 * Refuses `no_address` where there is neither, and what the domain does.
 */
export async function transcript(
  { log, store, mailOn }: DeskParts,
  { by, order, seen }: Asking,
  command: Transcript,
): Promise<DeskAnswer> {
  const { tenant, contact, actor } = order
  const head = await log.head(contact)
  const visitor = head?.tenant === tenant ? contactState(head)?.visitor : undefined
  if (visitor === undefined) return { refused: 'not_found' }
  if (by === 'visitor' && visitor !== actor) return { refused: 'not_found' }
  const email = command.email ?? (await store.addressOf(tenant, { contact, visitor }))
  if (email === null) return { refused: 'no_address' }
  const wish = { by, actor: actor ?? '', email, mailOn }
  return answerOf(
    await sendToContact(
      log,
      order,
      seen((state, at) => askTranscript(state, wish, at)),
    ),
  )
}
