import { Type } from 'typebox'
import type pg from 'pg'
import type { ReadAs } from '../../centre/reader.js'
import type { Sealing } from '../../centre/sealing.js'
import type { Log } from '../../log/log.js'
import { composePayload } from '../../webhooks/deliver.js'
import { deliveryOf, listDeliveries, sendAgain, sendTest } from '../../webhooks/deliveries.js'
import { makeSecret } from '../../webhooks/secrets.js'
import { sessionOf } from '../access.js'
import { at, id, nullable } from '../atoms.js'
import { HttpFault } from '../http-fault.js'
import { answers, digits, idParams, ref } from '../schemas.js'
import { authorOf } from './set-up.js'
import type { TypedServer } from './route.js'

const own = { tags: ['webhooks'], 'x-roles': ['admin'], 'x-tenant-scoped': true } as const

interface WebhookParts {
  readonly pool: pg.Pool
  readonly readAs: ReadAs
  readonly sealing: Sealing
  readonly log: Pick<Log, 'read'>
}

/** What is done with a webhook besides setting it up, which is like everything else of the set-up. */
export function webhookRoutes(app: TypedServer, parts: WebhookParts): void {
  secretRoutes(app, parts)
  deliveryRoutes(app, parts)
  againRoutes(app, parts)
}

function secretRoutes(app: TypedServer, { pool, sealing }: WebhookParts): void {
  app.post('/api/v1/webhooks/:id/secret', {
    schema: {
      operationId: 'makeWebhookSecret',
      summary:
        'Makes the secret that signs, or a new one; it is told now and never again. The one before signs as well for a day.',
      ...own,
      params: idParams,
      response: answers(Type.Object({ secret: Type.String(), oldUntil: nullable(at) })),
    },
    handler: async (request) => {
      const made = await makeSecret(pool, authorOf(sessionOf(request)), {
        webhook: request.params.id,
        sealing,
      })
      if (made === null) throw new HttpFault('not_found')
      return made
    },
  })
  app.post('/api/v1/webhooks/:id/test', {
    schema: {
      operationId: 'testWebhook',
      summary: 'Sends a delivery that tells of nothing, tried once; what became of it stands in the list.',
      ...own,
      params: idParams,
      response: answers(Type.Object({ delivery: id })),
    },
    handler: async (request) => {
      const delivery = await sendTest(pool, sessionOf(request).tenant, request.params.id)
      if (delivery === null) throw new HttpFault('not_found')
      return { delivery }
    },
  })
}

function deliveryRoutes(app: TypedServer, { readAs, log }: WebhookParts): void {
  app.get('/api/v1/webhook-deliveries', {
    schema: {
      operationId: 'listWebhookDeliveries',
      summary:
        'What webhooks heard and have still to hear, the newest first; `next` is the `before` of the page after.',
      ...own,
      querystring: Type.Object(
        {
          webhook: Type.Optional(id),
          state: Type.Optional(Type.Enum(['waiting', 'delivered', 'failed'])),
          type: Type.Optional(Type.String({ maxLength: 40, description: 'Of facts, or `webhook_test`.' })),
          before: Type.Optional(digits('Those with a smaller `no`.')),
          limit: Type.Optional(digits('1 to 200; 50 unless given.')),
        },
        { additionalProperties: false },
      ),
      response: answers(
        Type.Object({ deliveries: Type.Array(ref('WebhookDelivery')), next: nullable(Type.Integer()) }),
      ),
    },
    handler: async (request) => {
      const { webhook = null, state = null, type = null, before, limit } = request.query
      const most = Math.min(200, Math.max(1, Number(limit ?? 50)))
      const deliveries = await listDeliveries(readAs, sessionOf(request).tenant, {
        webhook,
        state,
        type,
        before: before === undefined ? null : Number(before),
        limit: most,
      })
      return { deliveries, next: deliveries.length < most ? null : (deliveries.at(-1)?.no ?? null) }
    },
  })
  app.get('/api/v1/webhook-deliveries/:id', {
    schema: {
      operationId: 'getWebhookDelivery',
      summary: 'A delivery with the payload as it would be sent now: without words that were erased since.',
      ...own,
      params: idParams,
      response: answers(Type.Object({ delivery: ref('WebhookDelivery'), payload: ref('WebhookPayload') })),
    },
    handler: async (request) => {
      const { tenant, tenantKey } = sessionOf(request)
      const found = await deliveryOf(readAs, tenant, request.params.id)
      if (found === null) throw new HttpFault('not_found')
      const { brand, words, ...delivery } = found
      return {
        delivery,
        payload: await composePayload(log, { ...delivery, brand, words, tenant, tenantKey }),
      }
    },
  })
}

function againRoutes(app: TypedServer, { pool }: WebhookParts): void {
  app.post('/api/v1/webhook-deliveries/:id/send-again', {
    schema: {
      operationId: 'sendWebhookDeliveryAgain',
      summary: 'Sends one delivery once more, under the same id.',
      ...own,
      params: idParams,
      response: answers(Type.Object({})),
    },
    handler: async (request) => {
      const author = authorOf(sessionOf(request))
      if ((await sendAgain(pool, author, { delivery: request.params.id })) === 0)
        throw new HttpFault('not_found')
      return {}
    },
  })
  app.post('/api/v1/webhooks/:id/send-again', {
    schema: {
      operationId: 'sendWebhookDeliveriesAgain',
      summary:
        'Sends all deliveries of a webhook once more that were given up, of what happened since a moment.',
      ...own,
      params: idParams,
      body: Type.Object({ since: at }, { additionalProperties: false }),
      response: answers(Type.Object({ count: Type.Integer() })),
    },
    handler: async (request) => {
      const { since } = request.body
      const again = { webhook: request.params.id, since }
      return { count: await sendAgain(pool, authorOf(sessionOf(request)), again) }
    },
  })
}
