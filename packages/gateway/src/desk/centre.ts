import type { Levels, QueueRules } from '@switchboard/domain'
import type { Greetings } from '../greetings/greetings.js'
import type { SiteForm } from '../reception/form-schema.js'

/** What a member of staff is; only agents and seniors handle contacts. */
export type Role = 'agent' | 'senior' | 'supervisor' | 'analyst' | 'brand_viewer' | 'admin'

/** A site as the desk needs it: where its contacts wait, and which pages may open a socket. */
export interface Site {
  readonly id: string
  readonly brand: string
  readonly queue: string
  /** Origins as browsers send them (`https://shop.example`), without a path. */
  readonly origins: readonly string[]
  /** What its contacts bring to the line: each level of priority is worth a minute of waiting. */
  readonly priority: number
  readonly skills: Levels
  /** What is asked before a chat; null: nothing. */
  readonly form: SiteForm | null
  /** Whether calls are recorded, where the caller agrees. */
  readonly recordsCalls?: boolean
  /** By which rules visitors are greeted; absent: by none. */
  readonly greetings?: Greetings | null
}

/** A queue with the times that a supervisor may change, in milliseconds. */
export interface Queue {
  readonly id: string
  readonly name: string
  /** How long an offer rings. */
  readonly offerMs: number
  readonly wrapUpMs: number
  /** Whether wrap-up asks what a contact came to. */
  readonly dispositionRequired: boolean
  /** Kept for its name: takes nothing new. */
  readonly archived?: boolean
  readonly rules: QueueRules
}

/** A person of the centre. `brands` null: all of them. */
export interface Staff {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly brands: readonly string[] | null
  /** The queues whose contacts this person takes. */
  readonly queues: readonly string[]
  readonly skills: Levels
  /** How many chats at once, 1 to 10. */
  readonly chats: number
}

/** One tenant's set-up at one moment: read once, looked up without waiting. */
export interface Directory {
  site(id: string): Site | null
  queue(id: string): Queue | null
  /** All of them, archived ones as well. */
  queues(): readonly Queue[]
  brand(id: string): { readonly id: string; readonly name: string } | null
  /** Null for who is unknown or may no longer log in. */
  staff(id: string): Staff | null
  /** What somebody is called who works here, or did: timelines of the past keep their names. Null for who is unknown. */
  staffName(id: string): string | null
  /** Where the picture of somebody is: a path at the gateway. Null where there is none. */
  staffPicture(id: string): string | null
  /** Everybody who may log in. */
  agents(): readonly Staff[]
  /** Null where the tenant has no such reason for a break. */
  breakReason(code: string): { readonly paid: boolean } | null
  /** Whether an agent may close a contact with this code. */
  hasDisposition(code: string): boolean
  /** Whether wrap-up of this queue's contacts cannot be finished without a code; where there is none to choose, it can. */
  asksDisposition(queue: string): boolean
  /** Whether nothing more is taken from a visitor. */
  isBlocked(visitor: string): boolean
}

/** What the desk and the sockets ask of the centre's set-up. Cheap to call: answers may be a few seconds old. */
export interface Centre {
  directory(tenant: number): Promise<Directory>
}
