import type { Client } from '@switchboard/client'
import type { Uuid } from '@switchboard/protocol'
import type { Emit } from '../events.js'
import type { Gateway } from '../later/help-desk.js'
import type { VisitStorage } from './visit-storage.js'
import type { Admission, NoAdmission } from './visitor-token.js'

/** What a session is made of; the world comes in here. */
export interface SessionParts {
  /** Makes the client around the function that gets its tokens. */
  readonly client: (token: () => Promise<string | null>) => Client
  /** Lets this visitor in; where tabs share a line, one of them is let in for all. */
  readonly admit: () => Promise<Admission | NoAdmission>
  readonly storage: VisitStorage
  /** Where files are brought to and articles fetched from, and by which key. */
  readonly gateway: Gateway
  readonly newId: () => Uuid
  /** Epoch ms. */
  readonly now: () => number
  readonly emit: Emit
  /** The language and the page of a contact that starts, and the rule that has greeted the visitor. */
  readonly context: () => { readonly locale: string; readonly page: string; readonly greeting?: string }
}
