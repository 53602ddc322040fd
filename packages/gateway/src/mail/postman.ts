import { letterTried } from '@switchboard/domain'
import type { LetterTried, MailQueue } from '@switchboard/domain'
import type { Centre } from '../desk/centre.js'
import { contactState } from '../desk/contact.js'
import type { Head, Log, LoggedFact } from '../log/log.js'
import { composeLetter } from './compose.js'
import type { LetterIds } from './letter-ids.js'
import type { Mailer } from './mailer.js'

/** Carries the letters of contacts to the mail server. */
export interface Postman {
  /** Whether there is a mail server. */
  readonly on: boolean
  /** Sends the first letter of a contact that is due, unless that is under way here; the fact of the try calls for the next. */
  post(contact: string): void
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>
}

export interface PostmanParts {
  readonly log: Log
  readonly centre: Centre
  readonly mailer: Mailer | null
  readonly ids: LetterIds
  /** Whether answers are read from a mailbox. */
  readonly answerable: boolean
  /** Where a file can be opened by whoever has the address. */
  readonly addressOfFile: (tenant: number, file: string) => string
  readonly report: (what: string, error: unknown) => void
}

/** Mail servers dislike more from one sender. Whoever finds no room comes again in two seconds: the deadline stands. */
const atOnce = 8

/**
 * The facts are the outbox: a letter waits as the contact's `mail` deadline, written with the fact that asked for it. It is sent
 * first and told of then: a crash between the two sends it again under the same Message-ID, and loses nothing.
 */
export function createPostman(parts: PostmanParts): Postman {
  const underWay = new Map<string, Promise<void>>()
  let open = true
  return {
    on: parts.mailer !== null,
    post(contact) {
      if (!open || underWay.has(contact) || underWay.size >= atOnce) return
      const work = deliver(parts, contact)
        .catch((error: unknown) => parts.report(`a letter of contact ${contact}`, error))
        .finally(() => underWay.delete(contact))
      underWay.set(contact, work)
    },
    async close() {
      open = false
      await Promise.all(underWay.values())
    },
  }
}

async function deliver(parts: PostmanParts, contact: string): Promise<void> {
  const { log } = parts
  const [head] = await log.heads([contact])
  const mail = contactState(head ?? null)?.mail
  if (head === undefined || mail === undefined) return
  const tried = await send(parts, head, mail)
  await log.send({
    tenant: head.tenant,
    stream: contact,
    actor: null,
    clientId: null,
    decide: (now, at) => letterTried(contactState(now), tried, at),
  })
}

async function send(
  { log, centre, mailer, ids, answerable, addressOfFile }: PostmanParts,
  head: Head,
  mail: MailQueue,
): Promise<LetterTried> {
  const facts = await allFacts(log, head)
  const asked = facts.find((fact) => fact.seq >= mail.next && asksForLetter(fact))
  if (asked === undefined) return { letter: mail.next, asked: mail.last, fault: 'refused', final: true }
  const number =
    asked.type === 'mail_retried' ? (asked.body as { readonly letter: number }).letter : asked.seq
  const tried = { letter: number, asked: asked.seq }
  const letter = facts.find(({ seq }) => seq === number)
  if (mailer === null) return { ...tried, fault: 'no_server', final: true }
  if (letter === undefined) return { ...tried, fault: 'refused', final: true }
  const directory = await centre.directory(head.tenant)
  const brand = directory.brand(contactState(head)?.brand ?? '')?.name ?? ''
  const staff = (id: string): string => directory.staff(id)?.name ?? ''
  const composed = composeLetter({
    facts,
    letter,
    brand,
    staff,
    ids,
    answerable,
    addressOfFile: (file) => addressOfFile(head.tenant, file),
  })
  if (composed === 'erased') return { ...tried, fault: 'erased', final: true }
  if (composed === 'nothing') return { ...tried, fault: 'refused', final: true }
  return { ...tried, ...(await mailer.post(composed)) }
}

function asksForLetter({ type, body }: LoggedFact): boolean {
  if (type === 'transcript_requested' || type === 'mail_retried') return true
  const { agent, via } = body as { readonly agent?: string | null; readonly via?: string }
  return type === 'message_sent' && Boolean(agent) && via === 'mail'
}

const page = 500
/** A transcript of more than so many facts is cut at its beginning. */
const mostFacts = 5_000

/** The first fact, which says where to write, and the last of the others. */
async function allFacts(log: Log, { tenant, id: stream, seq }: Head): Promise<readonly LoggedFact[]> {
  const read = (after: number): Promise<readonly LoggedFact[]> =>
    log.read({ tenant, stream, audience: 'staff', after, limit: page })
  const facts = seq > mostFacts ? (await read(0)).slice(0, 1) : []
  for (let after = Math.max(0, seq - mostFacts); after < seq;) {
    const some = await read(after)
    const last = some.at(-1)
    if (last === undefined) break
    facts.push(...some)
    after = last.seq
  }
  return facts
}
