import { createHash } from 'node:crypto'
import {
  agentOf,
  endWatch,
  isWhisperedIn,
  notePlayed,
  noteRead,
  secondOf,
  startWatch,
} from '@switchboard/domain'
import type { Change, ListeningMode, Refusal, WatchFact, WatchState } from '@switchboard/domain'
import type { Head, Log } from '../log/log.js'
import type { Centre } from './centre.js'
import { contactState } from './contact.js'
import { mayHandle, mayListenIn, maySee, onceAccepted } from './rights.js'

export type { ListeningMode } from '@switchboard/domain'

/** Somebody of the staff who reads. */
export interface Reader {
  readonly tenant: number
  readonly user: string
}

/** Keeps a record of who reads what is not their own. It is committed before anything is shown; in the contact it leaves no trace. */
export interface Watching {
  /** Notes that somebody begins to read along; the id of this look, or null where the contact is the reader's own. */
  begin(reader: Reader, head: Head | null): Promise<string | null>
  /** Why somebody may not be in the sound of this call; else null. */
  mayListen(reader: Reader, head: Head | null, how: ListeningMode): Promise<ListeningRefusal | null>
  /** Notes that somebody who may goes into the sound of another's call; the id of this look. */
  listen(reader: Reader, head: Head | null, how: ListeningMode): Promise<string>
  /** Notes the end of a look. */
  end(reader: Reader, look: { readonly contact: string; readonly watch: string }): Promise<void>
  /** Notes that somebody opens a recording, the own one too. */
  played(reader: Reader, head: Head, file: string): Promise<void>
  /** Notes that the timeline was read once, unless it is the reader's own. */
  read(reader: Reader, head: Head | null): Promise<void>
}

/** Why somebody may not be in the sound of a call. */
export type ListeningRefusal = 'not_found' | 'not_allowed' | 'not_a_call' | 'not_connected' | 'contact_over'

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
    if (secondOf(contact) === reader.user) return null
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
    async mayListen(reader, head, how) {
      const state = head?.tenant === reader.tenant ? contactState(head) : null
      const staff = (await centre.directory(reader.tenant)).staff(reader.user)
      // Whoever may not know that the contact is there is told that it is not.
      if (state === null || !maySee(staff, state) || !mayListenIn(staff, 'monitor')) return 'not_found'
      if (!mayListenIn(staff, how)) return 'not_allowed'
      if (state.channel !== 'voice') return 'not_a_call'
      if (state.phase === 'wrap_up' || state.phase === 'closed') return 'contact_over'
      if (secondOf(state) === reader.user) return 'not_connected'
      return state.phase === 'connected' && state.agent !== reader.user ? null : 'not_connected'
    },
    async listen(reader, head, how) {
      const state = contactState(head)
      if (head === null || state === null) throw new Error('There is no call to listen in to.')
      const watch = newId()
      const look = { contact: head.id, brand: state.brand, watcher: reader.user, watch, how }
      await append(reader, head.id, () => startWatch(look))
      return watch
    },
    end: (reader, { contact, watch }) => append(reader, contact, (state) => endWatch(state, { watch })),
    async played(reader, head, file) {
      const brand = contactState(head)?.brand ?? ''
      const played = { contact: head.id, brand, watcher: reader.user, file }
      await append(reader, head.id, () => notePlayed(played))
    },
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

/** Whether somebody speaks to the agent of this call alone, at whatever node. */
export async function isWhisperedTo(log: Pick<Log, 'head'>, contact: string): Promise<boolean> {
  const head = await log.head(watchStreamOf(contact))
  return head?.kind === 'watch' && isWhisperedIn(head.state as WatchState)
}

/** Whether anybody has to do with the room beside this call: somebody whispers there, or is consulted. */
export async function isBesideInUse(log: Pick<Log, 'head'>, contact: string): Promise<boolean> {
  const call = contactState(await log.head(contact))
  return (call !== null && secondOf(call) !== null) || isWhisperedTo(log, contact)
}

/** Whether this call is recorded; null: it is not. */
export async function recordingOf(log: Pick<Log, 'head'>, contact: string): Promise<'on' | 'paused' | null> {
  const head = await log.head(watchStreamOf(contact))
  return head?.kind === 'watch' ? ((head.state as WatchState).recording ?? null) : null
}
