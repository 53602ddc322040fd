import { agentOf, secondOf } from '@switchboard/domain'
import type { ContactState, ListeningMode } from '@switchboard/domain'
import type { Head, Log } from '../log/log.js'
import type { Directory, Role, Staff } from './centre.js'
import { contactState } from './contact.js'

/** Whether a member of staff takes contacts at all. */
export function mayHandle(staff: Staff | null): boolean {
  return staff !== null && handles[staff.role]
}

/** Whether a member of staff may take contacts from others, and say what they are to be. */
export function maySupervise(staff: Staff | null): boolean {
  return staff !== null && supervises[staff.role]
}

/** Whether a member of staff may write to the agent of a contact without handling it. */
export function mayWhisper(staff: Staff | null): boolean {
  return staff !== null && readsAll[staff.role]
}

/** Whether a member of staff may be in the sound of other people's calls: who reads all may listen and whisper, who supervises may speak to both. */
export function mayListenIn(staff: Staff | null, how: ListeningMode): boolean {
  return how === 'barge' ? maySupervise(staff) : mayWhisper(staff)
}

/** Whether two people work for a brand in common. */
export function shareBrand(one: Staff, other: Staff): boolean {
  if (one.brands === null || other.brands === null) return true
  return one.brands.some((brand) => other.brands?.includes(brand))
}

/** Whether the brand of a contact is one that this person works for. */
export function maySee(staff: Staff | null, contact: ContactState): boolean {
  return staff !== null && (staff.brands === null || staff.brands.includes(contact.brand))
}

/** Whether a visitor may read this stream: a contact of the visitor's own. */
export function visitorMayRead(
  visitor: { readonly tenant: number; readonly visitor: string },
  head: Head | null,
): boolean {
  return head !== null && head.tenant === visitor.tenant && contactState(head)?.visitor === visitor.visitor
}

/**
 * Whether a member of staff may read this stream: the own one; of contacts a supervisor, senior or administrator all of
 * their brands, an agent those that ring, are handled or were once accepted by that agent,
 * and those that were left in the agent's queues and wait to be taken.
 */
export async function staffMayRead(
  reader: { readonly tenant: number; readonly user: string },
  head: Head | null,
  { log, directory }: { readonly log: Log; readonly directory: Directory },
): Promise<boolean> {
  if (head === null || head.tenant !== reader.tenant) return false
  const staff = directory.staff(reader.user)
  if (staff === null) return false
  if (head.id === reader.user) return true
  const contact = contactState(head)
  if (contact === null || !maySee(staff, contact)) return false
  if (readsAll[staff.role]) return true
  if (!handles[staff.role]) return false
  if (waitsToBeTaken(contact) && staff.queues.includes(contact.queue)) return true
  return (
    agentOf(contact) === reader.user ||
    secondOf(contact) === reader.user ||
    (contact.answered && (await onceAccepted(log, head, reader.user)))
  )
}

/** The visitor and the brand of a contact that this agent has in hand or is asked to take; null for any other. */
export function handlesNow(
  { tenant, user }: { readonly tenant: number; readonly user: string },
  head: Head | null,
  directory: Directory,
): { readonly visitor: string; readonly brand: string } | null {
  const contact = head?.tenant === tenant ? contactState(head) : null
  if (contact === null || (agentOf(contact) !== user && secondOf(contact) !== user)) return null
  if (!maySee(directory.staff(user), contact)) return null
  return { visitor: contact.visitor, brand: contact.brand }
}

function waitsToBeTaken({ channel, phase }: ContactState): boolean {
  return phase === 'queued' && (channel === 'message' || channel === 'callback')
}

/** The brand and the queue of a contact; null for any other stream. */
export function placeOf(head: Head | null): { readonly brand: string; readonly queue: string } | null {
  return contactState(head)
}

/** Whether the visitor of this contact may see that this agent types: nobody who only watches shows. */
export function isConnectedTo(head: Head | null, agent: string): boolean {
  const contact = contactState(head)
  return contact?.phase === 'connected' && contact.agent === agent
}

const handles: Readonly<Record<Role, boolean>> = {
  agent: true,
  senior: true,
  supervisor: false,
  analyst: false,
  brand_viewer: false,
  admin: false,
}

const supervises: Readonly<Record<Role, boolean>> = {
  agent: false,
  senior: false,
  supervisor: true,
  analyst: false,
  brand_viewer: false,
  admin: true,
}

const readsAll: Readonly<Record<Role, boolean>> = {
  agent: false,
  senior: true,
  supervisor: true,
  analyst: false,
  brand_viewer: false,
  admin: true,
}

const page = 500
/** Facts by which an agent comes to have a contact, or to speak about it. */
const accepts: ReadonlySet<string> = new Set(['offer_accepted', 'consult_answered'])

/** Whether this agent ever accepted the contact. */
export async function onceAccepted(log: Log, head: Head, agent: string): Promise<boolean> {
  for (let after = 0; after < head.seq;) {
    const facts = await log.read({
      tenant: head.tenant,
      stream: head.id,
      audience: 'staff',
      after,
      limit: page,
    })
    const accepted = facts.some(
      ({ type, body }) => accepts.has(type) && (body as { readonly agent: string }).agent === agent,
    )
    if (accepted) return true
    const last = facts.at(-1)
    if (last === undefined) return false
    after = last.seq
  }
  return false
}
