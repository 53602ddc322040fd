import { Type } from 'typebox'
import { changeTenant } from '../../centre/set-up/tenant.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, ref } from '../schemas.js'
import { type SetUpParts, authorOf, invalid } from './set-up.js'
import type { TypedServer } from './route.js'

const own = { tags: ['set-up'], 'x-roles': ['admin'], 'x-tenant-scoped': true } as const

/** The tenant itself: its name, its zone and its languages. */
export function tenantRoutes(app: TypedServer, { pool, lists }: SetUpParts): void {
  app.get('/api/v1/tenants', {
    schema: {
      operationId: 'listTenants',
      summary: 'The own tenant.',
      ...own,
      response: answers(Type.Object({ tenants: Type.Array(ref('Tenant')) })),
    },
    handler: async (request) => ({ tenants: await lists.tenants(sessionOf(request).tenant) }),
  })
  app.patch('/api/v1/tenants/:id', {
    schema: {
      operationId: 'changeTenant',
      summary: 'Changes the name, the zone or the languages of the own tenant.',
      ...own,
      params: Type.Object({ id: Type.String({ pattern: '^[0-9]{1,9}$' }) }),
      body: Type.Object(
        {
          rev: Type.Integer({ minimum: 1 }),
          name: Type.Optional(Type.String({ maxLength: 1_000 })),
          zone: Type.Optional(Type.String({ maxLength: 100, description: 'An IANA name: Asia/Ho_Chi_Minh' })),
          languages: Type.Optional(Type.Array(Type.String({ maxLength: 35 }), { maxItems: 20 })),
        },
        { additionalProperties: false },
      ),
      response: answers(ref('Tenant')),
    },
    handler: async (request) => {
      const author = authorOf(sessionOf(request))
      if (Number(request.params.id) !== author.tenant) throw new HttpFault('not_found')
      const outcome = await changeTenant(pool, author, request.body)
      if (outcome === 'stale') throw new HttpFault('stale_write', { field: 'rev' })
      if (outcome !== 'changed') throw invalid(outcome)
      return (await lists.tenants(author.tenant))[0]
    },
  })
}
