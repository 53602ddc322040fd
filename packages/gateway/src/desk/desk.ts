import type { Deadline, Log, LoggedFact } from '../log/log.js'
import type { StaffCommand, VisitorCommand } from '../wire.js'
import type { DeskAnswer } from './answer.js'
import type { Centre } from './centre.js'
import type { DeskStore } from './desk-store.js'
import { createDeadlines } from './deadlines.js'
import type { Fired } from './deadlines.js'
import { createRouting } from './routing.js'
import type { FilesAtDesk } from './send-file.js'
import { createStaffDesk } from './staff-desk.js'
import { createVisitorDesk } from './visitor-desk.js'
import { createWatching } from './watching.js'
import type { Watching } from './watching.js'

/** A visitor as the desk knows one: proven by a token. `site` is the site's id. */
export interface VisitorAtDesk {
  readonly tenant: number
  readonly visitor: string
  readonly site: string
}

/** A member of staff as the desk knows one; role and rights are looked up anew for every command. */
export interface StaffAtDesk {
  readonly tenant: number
  readonly user: string
}

/** What a desk is made of. */
export interface DeskParts {
  readonly log: Log
  readonly centre: Centre
  readonly store: DeskStore
  readonly files: FilesAtDesk
  /** Makes a UUIDv7. */
  readonly newId: () => string
  /** Sends facts once more to whoever follows their stream: a ring that no console has confirmed. */
  readonly sendAgain: (facts: readonly LoggedFact[]) => void
  /** Hears of work in the background that failed; the sweeper will try it again. */
  readonly report: (what: string, error: unknown) => void
  /** Whether there is a mail server to send by. */
  readonly mailOn: boolean
  /** Sends the letters of a contact that are due; does not wait for the mail server. */
  readonly post: (contact: string) => void
}

/** Where commands become facts: rights are checked, the domain decides, the log appends. Rejects on faults of I/O: the outcome is then unknown. */
export interface Desk {
  visitor(session: VisitorAtDesk, command: VisitorCommand): Promise<DeskAnswer>
  staff(session: StaffAtDesk, command: StaffCommand): Promise<DeskAnswer>
  /** Who reads what is not their own. */
  readonly watching: Watching
  /** Gives waiting contacts to free agents, until nothing more fits. */
  routeTenant(tenant: number): Promise<void>
  /** Carries out a deadline that is due, or clears it where it no longer applies. */
  fireDeadline(deadline: Deadline): Promise<Fired>
}

/** The desk over a log and a centre's set-up. */
export function createDesk(parts: DeskParts): Desk {
  const routing = createRouting(parts)
  return {
    visitor: createVisitorDesk(parts, routing),
    staff: createStaffDesk(parts, routing),
    watching: createWatching(parts),
    routeTenant: routing.routeTenant,
    fireDeadline: createDeadlines(parts, routing),
  }
}
