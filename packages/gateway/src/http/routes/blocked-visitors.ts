import { Type } from 'typebox'
import type { BlockedVisitors } from '../../centre/blocked-visitors.js'
import type { Contacts } from '../../centre/contacts.js'
import type { Directory } from '../../desk/centre.js'
import { contactState } from '../../desk/contact.js'
import { endOpenOf } from '../../desk/end-open.js'
import { staffMayRead } from '../../desk/rights.js'
import type { Log } from '../../log/log.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, idParams } from '../schemas.js'
import type { TypedServer } from './route.js'

/** What blocking needs. */
export interface BlockParts {
  readonly blocked: BlockedVisitors
  readonly contacts: Contacts
  readonly centre: { directory(tenant: number): Promise<Directory>; forget(tenant: number): void }
  readonly log: Log
  /** Who was held by an ended contact is free. */
  readonly routeTenant: (tenant: number) => Promise<void>
}

const common = { tags: ['visitors'], 'x-tenant-scoped': true } as const
const id = Type.String({ format: 'uuid' })
const longestReason = 500

/** Blocking visitors, the list of them, and letting them in again. */
export function blockedVisitorRoutes(app: TypedServer, parts: BlockParts): void {
  const { blocked, centre, log } = parts
  app.get('/api/v1/blocked-visitors', {
    schema: {
      operationId: 'listBlockedVisitors',
      summary: 'Visitors from whom nothing more is taken, the newest first.',
      ...common,
      'x-roles': ['supervisor', 'admin'],
      response: answers(
        Type.Object({
          blocked: Type.Array(
            Type.Object({
              visitor: id,
              name: Type.Union([Type.String(), Type.Null()]),
              email: Type.Union([Type.String(), Type.Null()]),
              brand: id,
              contact: id,
              reason: Type.String(),
              by: id,
              byName: Type.Union([Type.String(), Type.Null()]),
              at: Type.Integer({ description: 'Epoch milliseconds.' }),
            }),
          ),
        }),
      ),
    },
    handler: async (request) => {
      const { tenant, brands } = sessionOf(request)
      return { blocked: await blocked.list(tenant, brands) }
    },
  })

  app.post('/api/v1/blocked-visitors', {
    schema: {
      operationId: 'blockVisitor',
      summary:
        'Blocks the visitor of a contact that one may read, as the person that the visitor is, and ends what the person has open.',
      ...common,
      'x-roles': ['agent', 'senior', 'supervisor', 'admin'],
      body: Type.Object(
        { contact: id, reason: Type.String({ minLength: 1, maxLength: longestReason, pattern: '\\S' }) },
        { additionalProperties: false },
      ),
      response: answers(Type.Object({ visitor: id })),
    },
    handler: async (request) => {
      const { tenant, user } = sessionOf(request)
      const { contact, reason } = request.body
      const [head, directory] = await Promise.all([log.head(contact), centre.directory(tenant)])
      const state = contactState(head)
      if (state === null || !(await staffMayRead({ tenant, user }, head, { log, directory })))
        throw new HttpFault('not_found')
      const { visitor, brand } = state
      await blocked.block({ tenant, visitor, brand, contact, reason, by: user })
      centre.forget(tenant)
      const visitors = await blocked.sameAs({ tenant, visitor, brand })
      await endOpenOf(parts, { tenant, visitors, by: user, directory })
      return { visitor }
    },
  })

  app.post('/api/v1/blocked-visitors/:id/unblock', {
    schema: {
      operationId: 'unblockVisitor',
      summary: 'Lets a visitor write again, in every browser.',
      ...common,
      'x-roles': ['supervisor', 'admin'],
      params: idParams,
      response: answers(Type.Object({ visitor: id })),
    },
    handler: async (request) => {
      const { tenant, user, brands } = sessionOf(request)
      const visitor = request.params.id
      if (!(await blocked.unblock({ tenant, visitor, by: user, brands }))) throw new HttpFault('not_found')
      centre.forget(tenant)
      return { visitor }
    },
  })
}
