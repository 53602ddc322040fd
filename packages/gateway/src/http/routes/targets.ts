import { Type } from 'typebox'
import type { CentreLists } from '../../centre/lists.js'
import type { Centre } from '../../desk/centre.js'
import { contactState } from '../../desk/contact.js'
import type { DeskStore } from '../../desk/desk-store.js'
import { staffMayRead } from '../../desk/rights.js'
import { targetsOf } from '../../desk/targets.js'
import type { Log } from '../../log/log.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, idParams } from '../schemas.js'
import type { TypedServer } from './route.js'

interface TargetParts {
  readonly centre: Centre
  readonly lists: CentreLists
  readonly log: Log
  readonly store: Pick<DeskStore, 'waitingByQueue'>
}

const named = { id: Type.String({ format: 'uuid' }), name: Type.String() }

/** Where a contact may be given. */
export function targetRoutes(app: TypedServer, { centre, lists, log, store }: TargetParts): void {
  app.get('/api/v1/contacts/:id/targets', {
    schema: {
      operationId: 'listTargets',
      summary:
        'The queues and agents that a contact may be given to, with who waits there and what they are now.',
      tags: ['contacts'],
      'x-roles': ['agent', 'senior', 'supervisor', 'admin'],
      'x-tenant-scoped': true,
      params: idParams,
      response: answers(
        Type.Object({
          queues: Type.Array(
            Type.Object({ ...named, waiting: Type.Integer({ description: 'Contacts that wait there.' }) }),
          ),
          agents: Type.Array(
            Type.Object({
              ...named,
              presence: Type.String(),
              room: Type.Boolean({ description: 'Available, with room for one more.' }),
            }),
          ),
        }),
      ),
    },
    handler: async (request) => {
      const { tenant, user } = sessionOf(request)
      const [head, directory] = await Promise.all([log.head(request.params.id), centre.directory(tenant)])
      const contact = contactState(head)
      if (contact === null || !(await staffMayRead({ tenant, user }, head, { log, directory })))
        throw new HttpFault('not_found')
      const [queues, waiting, heads] = await Promise.all([
        lists.queues(tenant),
        store.waitingByQueue(tenant),
        log.heads(directory.agents().map(({ id }) => id)),
      ])
      return targetsOf(contact, { directory, queues, waiting, heads })
    },
  })
}
