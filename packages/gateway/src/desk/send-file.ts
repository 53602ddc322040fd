import { isRefusal, sendFile, speakerOf } from '@switchboard/domain'
import type { SentFile } from '@switchboard/domain'
import type { Head } from '../log/log.js'
import { errorOf } from '../wire.js'
import type { ErrorCode } from '../wire.js'
import type { Directory } from './centre.js'
import { contactState } from './contact.js'
import type { DecideContact } from './contact.js'
import { maySee } from './rights.js'

/** What the desk asks of the files that were taken in. */
export interface FilesAtDesk {
  /** A file that this sender took in for this contact; null for any other. */
  toSend(tenant: number, file: { id: string; contact: string; uploader: string }): Promise<SentFile | null>
  /** The deadline of a file has come: what was not sent, or was erased, is thrown away. */
  sweep(id: string): Promise<void>
}

/** How a file is sent by whoever may speak: looked up first, decided on the contact's head. */
export async function decideFile(
  files: FilesAtDesk,
  sender: { readonly tenant: number; readonly from: 'visitor' | 'agent'; readonly actor: string },
  { stream: contact, file: id }: { readonly stream: string; readonly file: string },
): Promise<DecideContact> {
  const { tenant, from, actor } = sender
  const file = await files.toSend(tenant, { id, contact, uploader: actor })
  return (state, at) => sendFile(state, { from, actor, file }, at)
}

/** Why this sender may not send anything into the contact now, before a file is taken in for it; null where nothing stands against it. */
export function maySend(
  head: Head | null,
  sender: { readonly tenant: number; readonly from: 'visitor' | 'agent'; readonly actor: string },
  directory: Directory | null,
): ErrorCode | null {
  const state = head?.tenant === sender.tenant ? contactState(head) : null
  if (state !== null && directory !== null && !maySee(directory.staff(sender.actor), state))
    return 'not_found'
  const speaker = speakerOf(state, sender)
  return isRefusal(speaker) ? errorOf(speaker.refused) : null
}
