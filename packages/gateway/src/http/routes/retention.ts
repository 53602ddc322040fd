import { wordsClasses } from '@switchboard/domain'
import type pg from 'pg'
import { Type } from 'typebox'
import { changeRetention, listRetentionRuns, readRetention } from '../../privacy/retention.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, digits, ref } from '../schemas.js'
import { authorOf } from './set-up.js'
import type { TypedServer } from './route.js'

const own = { tags: ['privacy'], 'x-roles': ['admin'], 'x-tenant-scoped': true } as const
const days = Type.Union([Type.Integer({ minimum: 1, maximum: 36_500 }), Type.Null()])

/** How long words are kept, and what has gone by it. */
export function retentionRoutes(app: TypedServer, { pool }: { readonly pool: pg.Pool }): void {
  app.get('/api/v1/retention', {
    schema: {
      operationId: 'getRetention',
      summary: 'How many days each class of words is kept; null: until somebody erases it.',
      ...own,
      response: answers(ref('Retention')),
    },
    handler: (request) => readRetention(pool, sessionOf(request).tenant),
  })

  app.patch('/api/v1/retention', {
    schema: {
      operationId: 'changeRetention',
      summary: 'Changes the classes that are named. It holds for what is there already as well.',
      ...own,
      body: Type.Object(
        {
          rev: Type.Integer({ minimum: 1 }),
          days: Type.Object(Object.fromEntries(wordsClasses.map((name) => [name, Type.Optional(days)])), {
            additionalProperties: false,
          }),
        },
        { additionalProperties: false },
      ),
      response: answers(ref('Retention')),
    },
    handler: async (request) => {
      const author = authorOf(sessionOf(request))
      const { rev, days: wanted } = request.body
      if ((await changeRetention(pool, author, { rev, days: wanted })) === 'stale')
        throw new HttpFault('stale_write', { field: 'rev' })
      return readRetention(pool, author.tenant)
    },
  })

  app.get('/api/v1/retention-runs', {
    schema: {
      operationId: 'listRetentionRuns',
      summary:
        'What has gone since its time was over: how much of each class, hour by hour, the newest first.',
      ...own,
      querystring: Type.Object(
        { limit: Type.Optional(digits('1 to 1000; 100 unless given.')) },
        { additionalProperties: false },
      ),
      response: answers(Type.Object({ runs: Type.Array(ref('RetentionRun')) })),
    },
    handler: async (request) => {
      const most = Math.min(1_000, Math.max(1, Number(request.query.limit ?? 100)))
      return { runs: await listRetentionRuns(pool, sessionOf(request).tenant, most) }
    },
  })
}
