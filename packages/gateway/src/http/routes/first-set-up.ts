import { Type } from 'typebox'
import type pg from 'pg'
import type { Sessions } from '../../centre/sessions.js'
import { isSetUp, setUpFirst } from '../../centre/set-up/first-set-up.js'
import { HttpFault } from '../http-fault.js'
import { createRateLimit } from '../rate-limit.js'
import { answers } from '../schemas.js'
import { setSessionCookie } from '../session-cookie.js'
import { invalid } from './set-up.js'
import type { TypedServer } from './route.js'

const text = Type.String({ maxLength: 1_024 })
const body = Type.Object(
  {
    code: Type.String({ maxLength: 64, description: 'From the terminal.' }),
    tenant: Type.Object({ key: text, name: text, zone: text }, { additionalProperties: false }),
    admin: Type.Object({ user: text, name: text, password: text }, { additionalProperties: false }),
    brand: Type.Object({ name: text }, { additionalProperties: false }),
    site: Type.Object({ name: text, origin: text }, { additionalProperties: false }),
    queue: Type.Object({ name: text }, { additionalProperties: false }),
  },
  { additionalProperties: false },
)

/** Makes the first tenant; afterwards there is nothing at this address. */
export function firstSetUpRoutes(
  app: TypedServer,
  {
    pool,
    sessions,
    secure,
  }: { readonly pool: pg.Pool; readonly sessions: Sessions; readonly secure: boolean },
): void {
  const ofAddress = createRateLimit({ burst: 10, refillMs: 5 * 60_000 })
  const ofAll = createRateLimit({ burst: 100, refillMs: 5 * 60_000 })
  app.post('/api/v1/setup', {
    schema: {
      operationId: 'setUp',
      summary:
        'Makes the first tenant by the code of the terminal and logs its administrator in; afterwards there is nothing here.',
      tags: ['set-up'],
      'x-roles': ['public'],
      'x-tenant-scoped': false,
      body,
      response: answers(
        Type.Object({
          tenant: Type.String(),
          user: Type.String(),
          siteKey: Type.String({ description: 'For the snippet.' }),
        }),
      ),
    },
    handler: async (request, reply) => {
      if (await isSetUp(pool)) throw new HttpFault('not_found')
      if (!ofAddress.take(request.ip) || !ofAll.take('all'))
        throw new HttpFault('rate_limited', { retryAfter: 60 })
      const outcome = await setUpFirst(pool, request.body)
      if (outcome === 'gone') throw new HttpFault('not_found')
      if ('faults' in outcome) {
        // A mistake in a field is no guess at the code.
        if (outcome.faults.every(({ field }) => field !== 'code')) {
          ofAddress.giveBack(request.ip)
          ofAll.giveBack('all')
        }
        throw invalid(outcome.faults)
      }
      const { userId, ...answer } = outcome
      const { token, session } = await sessions.open(userId)
      setSessionCookie(reply, token, { secure, expiresAt: session.expiresAt })
      return answer
    },
  })
}
