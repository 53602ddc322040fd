import { Type } from 'typebox'
import type { Centre } from '../../desk/centre.js'
import { contactState } from '../../desk/contact.js'
import { staffMayRead } from '../../desk/rights.js'
import type { SearchBrandArticles } from '../../knowledge/brand-articles.js'
import type { Log } from '../../log/log.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import type { OwnOrigins } from '../own-origins.js'
import { answers, idParams } from '../schemas.js'
import type { TypedServer } from './route.js'

interface ContactArticleParts {
  readonly search: SearchBrandArticles
  readonly centre: Centre
  readonly log: Log
  readonly own: OwnOrigins
}

/** The articles that may be sent to the visitor of a contact: the published ones of its brand, to those who may read the contact. */
export function contactArticleRoutes(
  app: TypedServer,
  { search, centre, log, own }: ContactArticleParts,
): void {
  app.get('/api/v1/contacts/:id/articles', {
    schema: {
      operationId: 'searchContactArticles',
      summary:
        'The published articles of the contact’s brand that hold all the words, ten at most: those in the visitor’s language first, then the best; without words, by title.',
      tags: ['desk'],
      'x-tenant-scoped': true,
      'x-roles': ['agent', 'senior', 'supervisor', 'admin'],
      params: idParams,
      querystring: Type.Object(
        {
          words: Type.Optional(Type.String({ maxLength: 200 })),
          language: Type.Optional(Type.String({ maxLength: 35, description: 'The visitor’s.' })),
        },
        { additionalProperties: false },
      ),
      response: answers(
        Type.Object({
          articles: Type.Array(
            Type.Object({
              id: Type.String(),
              title: Type.String(),
              excerpt: Type.String(),
              language: Type.Union([Type.String(), Type.Null()]),
              url: Type.String({
                description: 'Of the page that everybody may read; the widget opens it in the panel.',
              }),
            }),
          ),
        }),
      ),
    },
    handler: async (request) => {
      const session = sessionOf(request)
      const [head, directory] = await Promise.all([
        log.head(request.params.id),
        centre.directory(session.tenant),
      ])
      const brand = head === null ? undefined : contactState(head)?.brand
      if (brand === undefined || !(await staffMayRead(session, head, { log, directory })))
        throw new HttpFault('not_found')
      const { words = '', language = null } = request.query
      const found = await search(session.tenant, { brand, words, language })
      return { articles: found.map((one) => ({ ...one, url: `${own.main}/articles/${one.id}` })) }
    },
  })
}
