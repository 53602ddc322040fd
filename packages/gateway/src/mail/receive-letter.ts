import { createHash } from 'node:crypto'
import { hearByMail, leaveWord, letterBounced } from '@switchboard/domain'
import type { ContactState } from '@switchboard/domain'
import { contactState } from '../desk/contact.js'
import type { Answer, Head, Log, LoggedFact } from '../log/log.js'
import { addressOf } from './compose.js'
import type { LetterId, LetterIds } from './letter-ids.js'
import type { IncomingLetter } from './read-letter.js'

/**
 * What became of a letter: it is in a contact, or was put aside. `no_thread`: it answers nothing of ours. `forged`: it names a
 * letter that was never sent. `stranger`: the answer comes from another address. `automatic`: no person wrote it. `refused`: what it
 * says cannot be kept, such as nothing, or its writer was blocked.
 */
export type Received =
  | 'heard'
  | 'continued'
  | 'bounced'
  | 'no_thread'
  | 'forged'
  | 'stranger'
  | 'automatic'
  | 'refused'

export interface ReceiveParts {
  readonly log: Log
  readonly ids: LetterIds
  readonly newId: () => string
  readonly isBlocked: (tenant: number, visitor: string) => Promise<boolean>
  /** The contact that goes on with this one and has not ended. */
  readonly continuationOf: (tenant: number, contact: string) => Promise<string | null>
}

/** Puts a letter where it belongs. The same letter twice is in the contact once. Rejects on faults of I/O: then it is tried again. */
export async function receiveLetter(parts: ReceiveParts, letter: IncomingLetter): Promise<Received> {
  const { log, ids } = parts
  const id = ids.find(letter.answers)
  if (id === null) return letter.automatic === null ? 'no_thread' : 'automatic'
  if (id === 'forged') return 'forged'
  const [head] = await log.heads([id.contact])
  // A name that is signed and leads nowhere is of another installation's copy.
  if (head === undefined || head.tenant !== id.tenant || head.kind !== 'contact') return 'forged'
  if (letter.automatic === 'bounce') return bounce(parts, id)
  if (letter.automatic === 'answer') return 'automatic'
  const first = await factAt(log, head, 1)
  const answered = await factAt(log, head, id.seq)
  if (first === null || answered === null) return 'forged'
  const address = addressOf([first], answered)
  // The name in a letter is known to whoever it was passed on to; only its reader may speak in the visitor's name.
  if (address === null || address.toLowerCase() !== letter.from) return 'stranger'
  if (await parts.isBlocked(head.tenant, contactState(head)?.visitor ?? '')) return 'refused'
  return hear(parts, { head, first, address, letter })
}

interface Hearing {
  readonly head: Head
  readonly first: LoggedFact
  readonly address: string
  readonly letter: IncomingLetter
}

async function hear(parts: ReceiveParts, hearing: Hearing): Promise<Received> {
  const { head } = hearing
  const heard = await append(parts, head, hearing)
  if (!('refused' in heard)) return 'heard'
  if (heard.refused !== 'contact_over') return settled(heard)
  const next = await parts.continuationOf(head.tenant, head.id)
  const [going] = next === null ? [] : await parts.log.heads([next])
  if (going !== undefined) {
    const there = await append(parts, going, hearing)
    if (!('refused' in there)) return 'heard'
  }
  return settled(await goOn(parts, hearing), 'continued')
}

function append({ log }: ReceiveParts, head: Head, { letter }: Hearing): Promise<Answer> {
  const { text, whole, attachments, messageId } = letter
  const visitor = contactState(head)?.visitor ?? ''
  return log.send({
    tenant: head.tenant,
    stream: head.id,
    actor: visitor,
    clientId: uuidOf(messageId, head.id),
    decide: (now, at) => hearByMail(contactState(now), { visitor, text, whole, attachments, messageId }, at),
  })
}

/** An ended contact is not opened again, its numbers are told: another one goes on with it. */
function goOn({ log, newId }: ReceiveParts, { head, first, address, letter }: Hearing): Promise<Answer> {
  const { brand, site, queue, visitor } = contactState(head) as ContactState
  const { locale } = first.body as { readonly locale: string }
  const { messageId, whole, attachments } = letter
  const name = first.content?.['name']
  const word = {
    brand,
    site,
    queue,
    visitor,
    channel: 'message' as const,
    locale,
    visit: newId(),
    text: letter.text,
    email: address,
    parent: head.id,
    letter: { whole, attachments, messageId },
    ...(name !== undefined && { name }),
  }
  const stream = uuidOf(messageId, `after ${head.id}`)
  const id = uuidOf(messageId, stream)
  const order = { tenant: head.tenant, stream, actor: visitor, clientId: id, create: 'contact' as const }
  return log.send({ ...order, decide: (now, at) => leaveWord(contactState(now), word, at) })
}

async function bounce({ log }: ReceiveParts, { tenant, contact, seq }: LetterId): Promise<Received> {
  const answer = await log.send({
    tenant,
    stream: contact,
    actor: null,
    clientId: uuidOf(`bounce of ${seq}`, contact),
    decide: (now, at) => letterBounced(contactState(now), { letter: seq }, at),
  })
  return settled(answer, 'bounced')
}

function settled(answer: Answer, well: Received = 'heard'): Received {
  if (!('refused' in answer)) return well
  // A newer node will understand it.
  if (answer.refused === 'upgrade_needed') throw new Error('the contact needs a newer node')
  return 'refused'
}

async function factAt(log: Log, { tenant, id: stream }: Head, seq: number): Promise<LoggedFact | null> {
  const [fact] = await log.read({ tenant, stream, audience: 'staff', after: seq - 1, limit: 1 })
  return fact?.seq === seq ? fact : null
}

/** Always the same for the same two: what is received twice is kept once (a UUID of the form 8, which leaves its bits to us). */
function uuidOf(one: string, other: string): string {
  const hash = createHash('sha256').update(`${one}\n${other}`).digest('hex')
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`]
  return [...parts, hash.slice(20, 32)].join('-')
}
