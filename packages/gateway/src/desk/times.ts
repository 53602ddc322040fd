import type { CallbackRetry, ContactState } from '@switchboard/domain'
import type { Directory } from './centre.js'

// For a queue that was removed while contacts were still in it.
const ringMsOfNoQueue = 20_000
const wrapUpMsOfNoQueue = 60_000

/** How long an offer of this queue rings, in ms. */
export function offerMs(directory: Directory, queue: string): number {
  return directory.queue(queue)?.offerMs ?? ringMsOfNoQueue
}

/** How long the agent of this contact may wrap up, in ms. */
export function wrapUpMs(directory: Directory, contact: ContactState | null): number {
  return (contact === null ? null : directory.queue(contact.queue))?.wrapUpMs ?? wrapUpMsOfNoQueue
}

/** Who wished to be called and was not reached is called again so often in all, with a quarter of an hour between. */
export const callbackRetry: CallbackRetry = { attempts: 3, pauseMs: 900_000 }
