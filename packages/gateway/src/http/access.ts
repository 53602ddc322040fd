import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Session, Sessions } from '../centre/sessions.js'
import type { FindKey } from '../centre/set-up/api-keys.js'
import type { Role } from '../desk/centre.js'
import { isCrossSite } from './cross-site.js'
import { HttpFault } from './http-fault.js'
import type { OwnOrigins } from './own-origins.js'
import { readSessionCookie } from './session-cookie.js'

/** Who may call an operation. `public` needs no session; `site`: no session, but an origin that the named site allows. */
type Caller = Role | 'public' | 'site'

declare module 'fastify' {
  interface FastifyRequest {
    session: Session | null
  }
  interface FastifySchema {
    /** Told in the API's description, and enforced from there: what is not written down is not open to anybody. */
    'x-roles'?: readonly Caller[]
    /** Whether the answer holds data of one tenant: the caller's. */
    'x-tenant-scoped'?: boolean
    /** Not in the API's description. */
    hide?: boolean
    operationId?: string
    summary?: string
    tags?: readonly string[]
  }
}

/** Every role of the staff. */
export const staffRoles = [
  'agent',
  'senior',
  'supervisor',
  'analyst',
  'brand_viewer',
  'admin',
] as const satisfies readonly Role[]

interface AccessParts {
  readonly sessions: Sessions
  /** Programs read by keys. */
  readonly findKey: FindKey
  readonly own: OwnOrigins
  readonly secure: boolean
}

/** Guards everything below /api/: session, role and origin are checked before the body is read. */
export function guardAccess(app: FastifyInstance, { sessions, findKey, own, secure }: AccessParts): void {
  app.decorateRequest('session', null)
  app.addHook('onRoute', (route) => {
    const open = route.schema?.['x-roles']
    if (route.url.startsWith('/api/') && route.method !== 'OPTIONS' && !open?.length)
      throw new Error(`${String(route.method)} ${route.url} does not say who may call it.`)
  })
  app.addHook('onRequest', async (request) => {
    const callers = request.routeOptions.schema?.['x-roles']
    if (!callers || callers.includes('site')) return
    const safe = request.method === 'GET' || request.method === 'HEAD'
    if (!safe && isCrossSite(request.headers, own)) throw new HttpFault('cross_site')
    if (callers.includes('public')) return
    const { authorization } = request.headers
    if (authorization === undefined) {
      const token = readSessionCookie(request, secure)
      request.session = token === null ? null : await sessions.find(token)
    } else {
      // A key alone, even beside a session, and for reading alone: nothing is changed in the name of a program.
      const [, key] = /^Bearer (\S+)$/i.exec(authorization) ?? []
      request.session = safe && key !== undefined ? await findKey(key) : null
    }
    if (request.session === null) throw new HttpFault('not_logged_in')
    if (!callers.includes(request.session.role)) throw new HttpFault('not_allowed')
  })
}

/** The session of a request that the guard has let through. */
export function sessionOf(request: FastifyRequest): Session {
  if (request.session === null) throw new Error('This operation is open to callers without a session.')
  return request.session
}
