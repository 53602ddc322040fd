import { Type } from 'typebox'
import type pg from 'pg'
import type { ReadAs } from '../../centre/reader.js'
import type { Sealing } from '../../centre/sealing.js'
import { listBrandKeys, makeBrandKey, retireBrandKey } from '../../centre/set-up/brand-keys.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, idParams, ref } from '../schemas.js'
import { authorOf, invalid } from './set-up.js'
import type { TypedServer } from './route.js'

const own = { tags: ['set-up'], 'x-roles': ['admin'], 'x-tenant-scoped': true } as const

interface BrandKeyParts {
  readonly pool: pg.Pool
  readonly readAs: ReadAs
  readonly sealing: Sealing
}

/** Keys by which a brand signs who its visitors are. */
export function brandKeyRoutes(app: TypedServer, { pool, readAs, sealing }: BrandKeyParts): void {
  app.get('/api/v1/brands/:id/keys', {
    schema: {
      operationId: 'listBrandKeys',
      summary: 'The keys by which a brand signs, without their secrets.',
      ...own,
      params: idParams,
      response: answers(Type.Object({ brandKeys: Type.Array(ref('BrandKey')) })),
    },
    handler: async (request) => {
      const keys = await listBrandKeys(readAs, sessionOf(request).tenant, request.params.id)
      if (keys === null) throw new HttpFault('not_found')
      return { brandKeys: keys }
    },
  })
  app.post('/api/v1/brands/:id/keys', {
    schema: {
      operationId: 'createBrandKey',
      summary:
        'Makes a key. HS256: `secret` is told now and never again. ES256: the brand keeps its private key and gives the public one.',
      ...own,
      params: idParams,
      body: Type.Object(
        {
          alg: Type.Enum(['HS256', 'ES256']),
          publicKey: Type.Optional(
            Type.String({ maxLength: 4_000, description: 'ES256: the public key as PEM or JWK.' }),
          ),
        },
        { additionalProperties: false },
      ),
      response: answers(
        Type.Object({
          brandKey: ref('BrandKey'),
          secret: Type.Union([Type.String({ description: 'base64url of 32 bytes' }), Type.Null()]),
        }),
      ),
    },
    handler: async (request) => {
      const { alg, publicKey = null } = request.body
      const outcome = await makeBrandKey(pool, authorOf(sessionOf(request)), {
        wish: { brand: request.params.id, alg, publicKey },
        sealing,
      })
      if (outcome === 'missing') throw new HttpFault('not_found')
      if ('faults' in outcome) throw invalid(outcome.faults)
      return { brandKey: outcome.made, secret: outcome.secret }
    },
  })
  app.post('/api/v1/brands/:id/keys/:kid/retire', {
    schema: {
      operationId: 'retireBrandKey',
      summary: 'Ends a key at once and for good: what it signed is believed no more.',
      ...own,
      params: Type.Object({
        id: Type.String({ format: 'uuid' }),
        kid: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }),
      }),
      response: answers(Type.Object({})),
    },
    handler: async (request) => {
      const { id: brand, kid } = request.params
      if (!(await retireBrandKey(pool, authorOf(sessionOf(request)), { brand, kid })))
        throw new HttpFault('not_found')
      return {}
    },
  })
}
