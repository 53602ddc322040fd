import { timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import type { Registry } from 'prom-client'
import type { FastifyRequest } from 'fastify'
import { HttpFault } from '../http-fault.js'
import { type TypedServer, hidden } from './route.js'

interface ProbeParts {
  readonly pool: pg.Pool
  readonly registry: Registry
  readonly metricsToken: string | null
  /** Whether the gateway is on its way out. */
  readonly draining: () => boolean
}

/** Liveness, readiness and Prometheus; for machines, so not in the API's description. */
export function probeRoutes(app: TypedServer, { pool, registry, metricsToken, draining }: ProbeParts): void {
  app.get('/healthz', hidden, () => ({ ok: true }))

  app.get('/readyz', {
    ...hidden,
    handler: async (_request, reply) => {
      const database = await pool.query('SELECT 1').then(
        () => true,
        () => false,
      )
      const ok = database && !draining()
      return reply.status(ok ? 200 : 503).send({ ok, database, draining: draining() })
    },
  })

  app.get('/metrics', {
    ...hidden,
    handler: async (request, reply) => {
      if (!mayScrape(request, metricsToken)) throw new HttpFault('not_found')
      return reply.type(registry.contentType).send(await registry.metrics())
    },
  })
}

/** By the token where there is one; else from this machine, and not through a proxy on it. */
function mayScrape(request: FastifyRequest, token: string | null): boolean {
  if (token === null)
    return (
      /^(?:127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '') &&
      !('x-forwarded-for' in request.headers) &&
      !('forwarded' in request.headers)
    )
  const given = Buffer.from(request.headers.authorization ?? '')
  const expected = Buffer.from(`Bearer ${token}`)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
