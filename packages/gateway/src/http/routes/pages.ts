import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import type { Sightings } from '../../centre/sightings.js'
import type { SiteLoaders } from '../../looks/site-loader.js'
import { HttpFault } from '../http-fault.js'
import type { OwnOrigins } from '../own-origins.js'
import { pagePolicy } from '../security-headers.js'
import { type TypedServer, hidden } from './route.js'

interface PageParts {
  /** Where the bundler put the loader, the console and their chunks. */
  readonly bundles: string
  /** The demo site's files; null: none is served. */
  readonly demoSite: string | null
  readonly own: OwnOrigins
  readonly sightings: Sightings
  readonly loaders: SiteLoaders
}

/** A name with a hash of its content never changes what it means. */
const forever = 'public, max-age=31536000, immutable'
/** The loader keeps its name: a new one is out in the world within this time. */
const aWhile = 'public, max-age=300'

/** The files that browsers fetch: loader, chunks, console, demo site. */
export async function pageRoutes(
  app: TypedServer,
  { bundles, demoSite, own, sightings, loaders }: PageParts,
): Promise<void> {
  // Where the bundler has left a file with .br or .gz beside the plain one, that is sent to whoever takes it.
  await app.register(fastifyStatic, { root: bundles, serve: false, cacheControl: false, preCompressed: true })
  const send = async (reply: FastifyReply, file: string, cache: string): Promise<FastifyReply> => {
    if (!isFile(join(bundles, file))) throw new HttpFault('not_found', { detail: `There is no ${file}.` })
    return reply
      .headers({ 'cache-control': cache, vary: 'accept-encoding' })
      .sendFile(file, bundles, { cacheControl: false })
  }

  app.get<{ Querystring: { site?: unknown } }>('/widget.js', {
    ...hidden,
    handler: async (request, reply) => {
      const { referer, 'accept-encoding': takes = '' } = request.headers
      const origin = referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : null
      if (origin !== null) sightings.loader(origin)
      const { site } = request.query
      const loader = await loaders.of({ site: typeof site === 'string' ? site : null, origin })
      if (loader === null) return send(reply, 'widget.js', aWhile)
      // By its referrer it is one site's: only that browser may keep it, and for that page's origin alone.
      const ours =
        site === undefined
          ? { 'cache-control': 'private, max-age=300', vary: 'accept-encoding, referer' }
          : { 'cache-control': aWhile, vary: 'accept-encoding' }
      reply.headers(ours).type('text/javascript; charset=utf-8')
      return /\bbr\b/.test(takes)
        ? reply.header('content-encoding', 'br').send(loader.brotli)
        : reply.send(loader.plain)
    },
  })
  app.get<{ Params: { file: string } }>('/assets/:file', {
    ...hidden,
    handler: async (request, reply) => {
      const { file } = request.params
      if (!/^[\w.-]+$/.test(file)) throw new HttpFault('not_found')
      return send(reply, join('assets', file), isHashed(file) ? forever : aWhile)
    },
  })

  app.get('/console', { ...hidden, handler: async (_request, reply) => reply.redirect('/console/') })
  app.get('/console/', {
    ...hidden,
    handler: async (_request, reply) => {
      const entry = consoleEntry(bundles)
      if (entry === null) throw new HttpFault('not_found', { detail: 'The console has not been built.' })
      return reply
        .headers({ 'content-security-policy': pagePolicy(own, 'frames'), 'cache-control': 'no-cache' })
        .type('text/html; charset=utf-8')
        .send(consolePage(entry))
    },
  })

  if (demoSite === null) return
  await app.register(fastifyStatic, {
    root: demoSite,
    prefix: '/',
    decorateReply: false,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header('content-security-policy', pagePolicy(own))
      reply.header('cache-control', 'no-cache')
    },
  })
}

function isHashed(file: string): boolean {
  return /-[\w-]{8,}\.(?:js|css|js\.map)$/.test(file)
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}

/** The newest entry of the console: an older build may still lie beside it. Looked up for each page, so that a new build needs no restart. */
function consoleEntry(bundles: string): string | null {
  const folder = join(bundles, 'assets')
  if (!existsSync(folder)) return null
  const entries = readdirSync(folder).filter((name) => /^console-[\w-]+\.js$/.test(name))
  const age = (name: string): number => statSync(join(folder, name)).mtimeMs
  return entries.toSorted((a, b) => age(b) - age(a))[0] ?? null
}

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230b57d0'/%3E%3Ccircle cx='8' cy='8' r='3' fill='white'/%3E%3C/svg%3E"

/** The console's script puts its element into the body. */
function consolePage(entry: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Switchboard</title>
    <link rel="icon" href="${icon}">
    <script type="module" src="/assets/${entry}"></script>
  </head>
  <body></body>
</html>
`
}
