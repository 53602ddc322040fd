import { type ContactState, agentOf, mayRing, unitsFor } from '@switchboard/domain'
import type { Head } from '../log/log.js'
import type { Directory } from './centre.js'
import { agentState } from './contact.js'
import { takesBrand } from './hand-over.js'
import { mayHandle, maySee } from './rights.js'

/** Where a contact may be given. `room`: whether the agent would be rung now. */
export interface Targets {
  readonly queues: readonly { readonly id: string; readonly name: string; readonly waiting: number }[]
  readonly agents: readonly {
    readonly id: string
    readonly name: string
    readonly presence: string
    readonly room: boolean
  }[]
}

interface Seen {
  readonly directory: Directory
  /** Every queue of the tenant. */
  readonly queues: readonly { readonly id: string; readonly name: string }[]
  readonly waiting: ReadonlyMap<string, number>
  /** Of those agents who were ever at work. */
  readonly heads: readonly Head[]
}

/** The queues and agents within reach of a contact: what `transfer` and `reassign` would not call `target_unknown`. Pure. */
export function targetsOf(contact: ContactState, { directory, queues, waiting, heads }: Seen): Targets {
  const states = new Map(heads.map((head) => [head.id, agentState(head)]))
  return {
    queues: queues
      .filter(({ id }) => takesBrand(directory, id, contact))
      .map(({ id, name }) => ({ id, name, waiting: waiting.get(id) ?? 0 })),
    agents: directory
      .agents()
      .filter((staff) => mayHandle(staff) && maySee(staff, contact) && staff.id !== agentOf(contact))
      .map(({ id, name, chats }) => {
        const state = states.get(id) ?? null
        const units = unitsFor(chats)[contact.channel]
        return { id, name, presence: state?.presence ?? 'offline', room: mayRing(state, units) }
      }),
  }
}
