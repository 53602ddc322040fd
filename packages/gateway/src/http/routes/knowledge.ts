import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Sites } from '../../centre/sites.js'
import type { Knowledge } from '../../knowledge/knowledge.js'
import { HttpFault } from '../http-fault.js'
import { createRateLimit } from '../rate-limit.js'
import { answers, idParams } from '../schemas.js'
import type { TypedServer } from './route.js'

interface KnowledgeParts {
  readonly sites: Sites
  readonly knowledge: Knowledge
}

const key = Type.String({ minLength: 1, maxLength: 64, description: 'The embed key.' })
const piece = Type.Object({
  text: Type.String(),
  strong: Type.Optional(Type.Literal(true)),
  emphasis: Type.Optional(Type.Literal(true)),
  code: Type.Optional(Type.Literal(true)),
  href: Type.Optional(Type.String({ description: 'Of https, http, mailto or tel.' })),
})
const block = Type.Object({
  is: Type.Enum(['heading', 'paragraph', 'quote', 'list', 'code']),
  pieces: Type.Optional(Type.Array(piece)),
  numbered: Type.Optional(Type.Boolean()),
  items: Type.Optional(Type.Array(Type.Array(piece))),
  text: Type.Optional(Type.String()),
})
const common = { tags: ['visitor'], 'x-roles': ['site'], 'x-tenant-scoped': true } as const

/** The published articles of a site's brand, for its own pages. */
export function knowledgeRoutes(app: TypedServer, { sites, knowledge }: KnowledgeParts): void {
  const limit = createRateLimit({ burst: 120, refillMs: 60_000 })
  // The error says why, to the page that asked: browsers hide answers without this header.
  const onRequest = (request: FastifyRequest, reply: FastifyReply, next: (fault?: Error) => void): void => {
    const { origin } = request.headers
    if (origin !== undefined) void reply.headers({ 'access-control-allow-origin': origin, vary: 'origin' })
    next(limit.take(request.ip) ? undefined : new HttpFault('rate_limited', { retryAfter: 10 }))
  }
  // A page of the gateway's own origin names none.
  const siteOf = async (
    site: string,
    origin: string | undefined,
  ): Promise<{ id: string; tenant: number }> => {
    const found = await sites.byKey(site)
    if (found === null) throw new HttpFault('site_unknown', { field: 'site' })
    if (origin !== undefined && !found.origins.includes(origin)) throw new HttpFault('origin_not_allowed')
    return found
  }

  app.get('/api/v1/knowledge', {
    schema: {
      operationId: 'searchKnowledge',
      summary:
        'The published articles of the site’s brand that hold all the words; without words, the first by title.',
      ...common,
      querystring: Type.Object(
        {
          site: key,
          words: Type.Optional(Type.String({ maxLength: 200 })),
          language: Type.Optional(
            Type.String({ maxLength: 35, description: 'Only articles in it, and those for everybody.' }),
          ),
        },
        { additionalProperties: false },
      ),
      response: answers(
        Type.Object({
          articles: Type.Array(
            Type.Object({ id: Type.String(), title: Type.String(), excerpt: Type.String() }),
          ),
        }),
      ),
    },
    onRequest,
    handler: async (request) => {
      const { site, words = '', language = null } = request.query
      const articles = await knowledge.search(await siteOf(site, request.headers.origin), { words, language })
      return { articles }
    },
  })
  app.get('/api/v1/knowledge/:id', {
    schema: {
      operationId: 'readArticle',
      summary: 'One published article, as blocks of text that hold no markup.',
      ...common,
      params: idParams,
      querystring: Type.Object({ site: key }, { additionalProperties: false }),
      response: answers(Type.Object({ id: Type.String(), title: Type.String(), blocks: Type.Array(block) })),
    },
    onRequest,
    handler: async (request) => {
      const site = await siteOf(request.query.site, request.headers.origin)
      const article = await knowledge.read(site, request.params.id)
      if (article === null) throw new HttpFault('not_found')
      return { ...article, blocks: [...article.blocks] }
    },
  })
}
