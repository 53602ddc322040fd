import { Type } from 'typebox'
import { changeSetUp, isKeyTaken, makers } from '../../centre/set-up/change-set-up.js'
import { draftsOf, exportSetUp, fileFormat } from '../../centre/set-up/transfer.js'
import { type Kind, kinds, titleOf } from '../../centre/set-up/set-up.js'
import { type Fault, fault } from '../../centre/set-up/fault.js'
import { difference } from '../../centre/set-up/audit.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, ref } from '../schemas.js'
import { fieldsOf } from '../set-up-bodies.js'
import { type SetUpParts, authorOf, invalid } from './set-up.js'
import type { TypedServer } from './route.js'

const own = { tags: ['set-up'], 'x-roles': ['admin'], 'x-tenant-scoped': true } as const
const name = Type.String({ maxLength: 200 })
const nullableName = Type.Union([name, Type.Null()])

/** In a file things are named by what people call them. */
const named: Readonly<Record<string, Type.TSchema>> = {
  'sites.brand': name,
  'sites.queue': name,
  'sites.key': Type.String({ pattern: '^[A-Za-z0-9-]{4,64}$' }),
  'users.brands': Type.Union([Type.Array(name, { maxItems: 1_000 }), Type.Null()]),
  'users.queues': Type.Array(name, { maxItems: 1_000 }),
  'cannedReplies.brand': nullableName,
  'articles.brand': name,
  'webhooks.brands': Type.Union([Type.Array(name, { maxItems: 1_000 }), Type.Null()]),
}

const file = Type.Object(
  {
    format: Type.Literal(fileFormat),
    ...Object.fromEntries(
      kinds.map((kind) => [kind, Type.Optional(Type.Array(thingOf(kind), { maxItems: 5_000 }))]),
    ),
  },
  { additionalProperties: false },
)

function thingOf(kind: Kind): Type.TObject {
  const fields: Record<string, Type.TSchema> = {
    ...fieldsOf[kind],
    ...(kind === 'sites' ? { key: name } : {}),
    archived: Type.Boolean(),
  }
  const entries = Object.entries(fields).map(([field, schema]) => [
    field,
    Type.Optional(named[`${kind}.${field}`] ?? schema),
  ])
  return Type.Object(Object.fromEntries(entries) as Record<string, Type.TSchema>, {
    additionalProperties: false,
  })
}

/** The whole set-up as one file, out and in. */
export function transferRoutes(app: TypedServer, parts: SetUpParts): void {
  const { pool, lists } = parts
  app.get('/api/v1/setup-export', {
    schema: {
      operationId: 'exportSetUp',
      summary: 'The whole set-up as one file, without passwords and secrets.',
      ...own,
      response: answers(Type.Object({ format: Type.String() }, { additionalProperties: true })),
    },
    handler: async (request, reply) => {
      const { tenant, tenantKey } = sessionOf(request)
      const all = await Promise.all(kinds.map(async (kind) => [kind, await lists[kind](tenant)] as const))
      void reply.header('content-disposition', `attachment; filename="switchboard-${tenantKey}.json"`)
      const { queues, users, webhooks, ...others } = exportSetUp(
        Object.fromEntries(all) as unknown as Parameters<typeof exportSetUp>[0],
      )
      // Who takes a queue's contacts is told with the user; who was invited, whose picture there is and how a webhook is doing is nothing to import.
      return {
        ...others,
        queues: (queues ?? []).map(({ agents: _agents, ...queue }) => queue),
        users: (users ?? []).map(({ invited: _invited, picture: _picture, ...user }) => user),
        webhooks: (webhooks ?? []).map(
          ({ hasSecret: _has, failingSince: _since, deliveredAt: _at, pauseCause: _cause, ...webhook }) =>
            webhook,
        ),
      }
    },
  })

  app.post('/api/v1/setup-import', {
    bodyLimit: 4 * 1_048_576,
    schema: {
      operationId: 'importSetUp',
      summary:
        'Takes a file over, all of it or nothing: things are found by their names, what the file does not name stays. `dryRun=true` only tells what would change.',
      ...own,
      querystring: Type.Object(
        { dryRun: Type.Optional(Type.Enum(['true'])) },
        { additionalProperties: false },
      ),
      body: file,
      response: answers(Type.Object({ dryRun: Type.Boolean(), changes: Type.Array(ref('SetUpChange')) })),
    },
    handler: async (request) => {
      const author = authorOf(sessionOf(request))
      const dryRun = request.query.dryRun === 'true'
      let unknown: readonly Fault[] = []
      const outcome = await changeSetUp(pool, author, {
        dryRun,
        drafts: (now) => {
          const drafts = draftsOf(request.body, now, makers.newId)
          unknown = 'faults' in drafts ? drafts.faults : []
          return 'faults' in drafts ? [] : drafts.drafts
        },
      }).catch((error: unknown) => {
        throw isKeyTaken(error) ? invalid([fault('sites', 'key_taken')]) : error
      })
      if (unknown.length > 0) throw invalid(unknown)
      if ('faults' in outcome) throw invalid(outcome.faults)
      if ('refused' in outcome) throw new HttpFault('stale_write')
      if (!dryRun) {
        parts.forget(author.tenant)
        parts.signOut(outcome.endedSessions)
      }
      const changes = outcome.changed.map(({ kind, before, after }) => ({
        kind,
        title: titleOf(after),
        ...difference(before, after),
      }))
      return { dryRun, changes }
    },
  })
}
