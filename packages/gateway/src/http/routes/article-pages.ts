import { createHash } from 'node:crypto'
import { articlePage, missingPage } from '../../knowledge/article-page.js'
import type { PublicArticles } from '../../knowledge/public-articles.js'
import { HttpFault } from '../http-fault.js'
import type { OwnOrigins } from '../own-origins.js'
import { createRateLimit } from '../rate-limit.js'
import { type TypedServer, hidden } from './route.js'

interface ArticlePageParts {
  readonly articles: PublicArticles
  readonly own: OwnOrigins
}

/** An article that was taken back is gone from every cache within this time, s. */
const keptSeconds = 60

/** The published articles as pages: what a link leads to where there is no widget. Drafts, and what never was, answer alike. */
export function articlePageRoutes(app: TypedServer, { articles, own }: ArticlePageParts): void {
  const limit = createRateLimit({ burst: 240, refillMs: 60_000 })
  app.get<{ Params: { id: string } }>('/articles/:id', {
    ...hidden,
    handler: async (request, reply) => {
      if (!limit.take(request.ip)) throw new HttpFault('rate_limited', { retryAfter: 10 })
      const accepted = request.headers['accept-language'] ?? ''
      const article = await articles.read(request.params.id)
      reply.type('text/html; charset=utf-8').header('vary', 'accept-language')
      if (article === null) {
        const { html, policy } = missingPage({ accepted })
        return reply
          .code(404)
          .headers({ 'content-security-policy': policy, 'cache-control': 'no-store' })
          .send(html)
      }
      const { html, policy } = articlePage(article, { origin: own.main, accepted })
      const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`
      reply.headers({
        'content-security-policy': policy,
        'cache-control': `public, max-age=${keptSeconds}`,
        etag,
      })
      const known = (request.headers['if-none-match'] ?? '').split(/\s*,\s*/)
      return known.includes(etag) ? reply.code(304).send() : reply.send(html)
    },
  })
}
