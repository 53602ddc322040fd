import { Type } from 'typebox'
import { listAudit } from '../../centre/set-up/audit.js'
import type { ReadAs } from '../../centre/reader.js'
import { sessionOf } from '../access.js'
import { answers, digits, ref } from '../schemas.js'
import type { TypedServer } from './route.js'

/** Who changed what, newest first. */
export function auditRoutes(app: TypedServer, { readAs }: { readonly readAs: ReadAs }): void {
  app.get('/api/v1/audit', {
    schema: {
      operationId: 'listAudit',
      summary: 'Who changed what of the set-up, the newest first; `next` is the `before` of the page after.',
      tags: ['set-up'],
      'x-roles': ['admin'],
      'x-tenant-scoped': true,
      querystring: Type.Object(
        {
          before: Type.Optional(digits('Entries older than this one.')),
          limit: Type.Optional(digits('1 to 200; 50 unless given.')),
          kind: Type.Optional(Type.String({ maxLength: 40 })),
          actor: Type.Optional(Type.String({ format: 'uuid' })),
          from: Type.Optional(digits('Epoch ms, within.')),
          to: Type.Optional(digits('Epoch ms, not within.')),
        },
        { additionalProperties: false },
      ),
      response: answers(
        Type.Object({
          entries: Type.Array(ref('AuditEntry')),
          next: Type.Union([Type.Integer(), Type.Null()]),
        }),
      ),
    },
    handler: async (request) => {
      const { before, limit, kind, actor, from, to } = request.query
      const most = Math.min(200, Math.max(1, Number(limit ?? 50)))
      const entries = await listAudit(readAs, sessionOf(request).tenant, {
        before: before === undefined ? null : Number(before),
        limit: most,
        kind: kind ?? null,
        actor: actor ?? null,
        from: from === undefined ? null : Number(from),
        to: to === undefined ? null : Number(to),
      })
      return { entries, next: entries.length < most ? null : (entries.at(-1)?.no ?? null) }
    },
  })
}
