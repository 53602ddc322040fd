import { createHash } from 'node:crypto'
import { agentOf, endWatch, noteRead, startWatch } from '@switchboard/domain'
import type { Change, Refusal, WatchFact, WatchState } from '@switchboard/domain'
import type { Head, Log } from '../log/log.js'
import type { Centre } from './centre.js'
import { contactState } from './contact.js'
import { mayHandle, onceAccepted } from './rights.js'

/** Somebody of the staff who reads. */
export interface Reader {
  readonly tenant: number
  readonly user: string
}

/** Keeps a record of who reads what is not their own. It is committed before anything is shown; in the contact it leaves no trace. */
export interface Watching {
  /** Notes that somebody begins to read along; the id of this look, or null where the contact is the reader's own. */
  begin(reader: Reader, head: Head | null): Promise<string | null>
  /** Notes the end of a look. */
  end(reader: Reader, look: { readonly contact: string; readonly watch: string }): Promise<void>
  /** Notes that the timeline was read once, unless it is the reader's own. */
  read(reader: Reader, head: Head | null): Promise<void>
}

interface WatchingParts {
  readonly log: Log
  readonly centre: Centre
  readonly newId: () => string
}

/** The record in the log, a stream a contact. */
export function createWatching({ log, centre, newId }: WatchingParts): Watching {
  const append = async (
    { tenant, user }: Reader,
    contact: string,
    decide: (state: WatchState | null) => Change<WatchFact> | Refusal,
  ): Promise<void> => {
    await log.send({
      tenant,
      stream: watchStreamOf(contact),
      actor: user,
      clientId: null,
      create: 'watch',
      decide: (head) => decide((head?.state ?? null) as WatchState | null),
    })
  }
  const strange = async (
    reader: Reader,
    head: Head | null,
  ): Promise<{ id: string; brand: string } | null> => {
    const contact = contactState(head)
    if (head === null || contact === null || agentOf(contact) === reader.user) return null
    const staff = (await centre.directory(reader.tenant)).staff(reader.user)
    // Who once handled it looks at work of their own.
    if (mayHandle(staff) && contact.answered && (await onceAccepted(log, head, reader.user))) return null
    return { id: head.id, brand: contact.brand }
  }
  return {
    async begin(reader, head) {
      const other = await strange(reader, head)
      if (other === null) return null
      const watch = newId()
      const { id: contact, brand } = other
      await append(reader, contact, () => startWatch({ contact, brand, watcher: reader.user, watch }))
      return watch
    },
    end: (reader, { contact, watch }) => append(reader, contact, (state) => endWatch(state, { watch })),
    async read(reader, head) {
      const other = await strange(reader, head)
      if (other === null) return
      const { id: contact, brand } = other
      await append(reader, contact, () => noteRead({ contact, brand, watcher: reader.user }))
    },
  }
}

/** The id of the stream that tells who looks at a contact: made from the contact's, so that every node knows it without asking. */
export function watchStreamOf(contact: string): string {
  const hash = createHash('sha256').update(`watch:${contact}`).digest('hex')
  const variant = ((parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
