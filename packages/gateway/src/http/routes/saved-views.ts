import { Type } from 'typebox'
import type pg from 'pg'
import type { ReadAs } from '../../centre/reader.js'
import { dropView, keepView, listViews, viewLimit } from '../../reports/saved-views.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, idParams, ref } from '../schemas.js'
import { reportRoles } from './metric-question.js'
import type { TypedServer } from './route.js'

const own = { tags: ['metrics'], 'x-roles': reportRoles, 'x-tenant-scoped': true } as const

/** Views of the reports that one keeps for oneself. */
export function savedViewRoutes(
  app: TypedServer,
  { pool, readAs }: { readonly pool: pg.Pool; readonly readAs: ReadAs },
): void {
  app.get('/api/v1/saved-views', {
    schema: {
      operationId: 'listSavedViews',
      summary: 'The views of the reports that one has kept, by name.',
      ...own,
      response: answers(Type.Object({ savedViews: Type.Array(ref('SavedView')) })),
    },
    handler: async (request) => ({ savedViews: await listViews(readAs, sessionOf(request)) }),
  })
  app.post('/api/v1/saved-views', {
    schema: {
      operationId: 'saveView',
      summary: 'Keeps a view under a name; one of the same name is replaced.',
      ...own,
      body: Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
          address: Type.String({
            maxLength: 2_000,
            pattern: '^[^\\s#]*$',
            description: 'What stands behind `#reports/`.',
          }),
        },
        { additionalProperties: false },
      ),
      response: answers(ref('SavedView')),
    },
    handler: async (request) => {
      const { name, address } = request.body
      const view = await keepView(pool, sessionOf(request), { name: name.trim(), address })
      if (view === null)
        throw new HttpFault('bad_request', { detail: `You keep ${viewLimit} views, which is the most.` })
      return view
    },
  })
  app.post('/api/v1/saved-views/:id/remove', {
    schema: {
      operationId: 'removeSavedView',
      summary: 'Throws a kept view away.',
      ...own,
      params: idParams,
      response: answers(Type.Object({})),
    },
    handler: async (request) => {
      if (!(await dropView(pool, sessionOf(request), request.params.id))) throw new HttpFault('not_found')
      return {}
    },
  })
}
