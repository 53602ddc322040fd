import { Type } from 'typebox'
import type pg from 'pg'
import type { ReadAs } from '../../centre/reader.js'
import { keyRoles, listApiKeys, makeApiKey, revokeApiKey } from '../../centre/set-up/api-keys.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, idParams, ref } from '../schemas.js'
import { authorOf, invalid } from './set-up.js'
import type { TypedServer } from './route.js'

const own = { tags: ['set-up'], 'x-roles': ['admin'], 'x-tenant-scoped': true } as const

/** Keys by which programs read. */
export function apiKeyRoutes(
  app: TypedServer,
  { pool, readAs }: { readonly pool: pg.Pool; readonly readAs: ReadAs },
): void {
  app.get('/api/v1/api-keys', {
    schema: {
      operationId: 'listApiKeys',
      summary: 'The keys by which programs read, with their last use.',
      ...own,
      response: answers(Type.Object({ apiKeys: Type.Array(ref('ApiKey')) })),
    },
    handler: async (request) => ({ apiKeys: await listApiKeys(readAs, sessionOf(request).tenant) }),
  })
  app.post('/api/v1/api-keys', {
    schema: {
      operationId: 'createApiKey',
      summary:
        'Makes a key; `key` is told now and never again. It reads what its role may, as `Authorization: Bearer`.',
      ...own,
      body: Type.Object(
        {
          name: Type.String({ maxLength: 1_000 }),
          role: Type.Enum([...keyRoles]),
          brands: Type.Optional(
            Type.Union([Type.Array(Type.String({ format: 'uuid' }), { maxItems: 1_000 }), Type.Null()]),
          ),
          days: Type.Integer({ description: 'How long it holds: 1 to 731.' }),
        },
        { additionalProperties: false },
      ),
      response: answers(Type.Object({ key: Type.String(), apiKey: ref('ApiKey') })),
    },
    handler: async (request) => {
      const { name, role, brands = null, days } = request.body
      const outcome = await makeApiKey(pool, authorOf(sessionOf(request)), { name, role, brands, days })
      if ('faults' in outcome) throw invalid(outcome.faults)
      return { key: outcome.key, apiKey: outcome.made }
    },
  })
  app.post('/api/v1/api-keys/:id/revoke', {
    schema: {
      operationId: 'revokeApiKey',
      summary: 'Ends a key at once and for good.',
      ...own,
      params: idParams,
      response: answers(Type.Object({})),
    },
    handler: async (request) => {
      if (!(await revokeApiKey(pool, authorOf(sessionOf(request)), request.params.id)))
        throw new HttpFault('not_found')
      return {}
    },
  })
}
