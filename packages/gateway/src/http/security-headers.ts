import type { FastifyInstance } from 'fastify'
import type { OwnOrigins } from './own-origins.js'

/** What a path may be used for; each kind has its own headers. */
type PathKind = 'embedded' | 'page' | 'api'

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), payment=(), usb=(), microphone=(self)',
}

const kinds: Record<PathKind, Readonly<Record<string, string>>> = {
  // Fetched by the pages of customers: module scripts are always fetched with CORS, and without cookies these are the same for all.
  embedded: {
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'content-security-policy': "default-src 'none'",
  },
  page: { 'cross-origin-resource-policy': 'same-origin' },
  api: {
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  },
}

/**
 * Nothing runs but our own files, text never becomes markup, and no page frames ours; with `framing`, our own pages do. Lit makes its templates under
 * the policy `lit-html`.
 */
export function pagePolicy(
  { main, sound }: Pick<OwnOrigins, 'main' | 'sound'>,
  framing?: 'frames' | 'framed',
): string {
  const socket = main.replace(/^http/, 'ws')
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self'",
    `connect-src ${["'self'", socket, ...sound].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    ...(framing === 'frames' ? ["frame-src 'self'"] : []),
    `frame-ancestors ${framing === 'framed' ? "'self'" : "'none'"}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html switchboard',
  ].join('; ')
}

/** Sets the headers of every answer by its path. `https`: whether browsers reach us so; they are then told to stay with it. */
export function addSecurityHeaders(app: FastifyInstance, https: boolean): void {
  app.addHook('onRequest', (request, reply, next) => {
    void reply.headers(always).headers(kinds[kindOf(request.url)]).header('x-request-id', request.id)
    if (https) void reply.header('strict-transport-security', 'max-age=31536000')
    next()
  })
}

/** The kind of a path; whatever is not known to be more open is `api`. */
function kindOf(url: string): PathKind {
  const path = url.split('?', 1)[0] ?? ''
  if (path === '/widget.js' || path === '/widget.js.map' || path.startsWith('/assets/')) return 'embedded'
  if (path.startsWith('/api/') || path === '/healthz' || path === '/readyz' || path === '/metrics')
    return 'api'
  return 'page'
}
