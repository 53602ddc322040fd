import { endContact } from '@switchboard/domain'
import type { Contacts } from '../centre/contacts.js'
import type { Log } from '../log/log.js'
import type { Directory } from './centre.js'
import { sendToPair } from './contact.js'
import { wrapUpMs } from './times.js'

/** What ending needs. */
export interface EndOpenParts {
  readonly contacts: Contacts
  readonly log: Log
  /** Who was held by an ended contact is free. */
  readonly routeTenant: (tenant: number) => Promise<void>
}

interface Ending {
  readonly tenant: number
  readonly visitors: readonly string[]
  /** The member of staff who ends them; null: nobody but the system. */
  readonly by: string | null
  readonly directory: Directory
}

/** Ends what these visitors have open: by the agent where it is the agent's own, else by the system. */
export async function endOpenOf(
  { contacts, log, routeTenant }: EndOpenParts,
  { tenant, visitors, by, directory }: Ending,
): Promise<void> {
  const open = (await Promise.all(visitors.map((visitor) => contacts.openOf(tenant, visitor)))).flat()
  for (const contact of open) {
    // One that has ended meanwhile refuses, and that is as well.
    await sendToPair(log, { tenant, contact, actor: by, clientId: null }, (pair, at) => {
      const own = by !== null && pair.contact?.phase === 'connected' && pair.contact.agent === by
      return endContact(
        pair,
        {
          by: own ? 'agent' : 'system',
          actor: own ? by : null,
          wrapUpMs: wrapUpMs(directory, pair.contact),
        },
        at,
      )
    })
  }
  if (open.length > 0) await routeTenant(tenant)
}
