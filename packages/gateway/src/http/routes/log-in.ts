import { Type } from 'typebox'
import type pg from 'pg'
import type { Session, Sessions } from '../../centre/sessions.js'
import { changeOwnProfile } from '../../centre/set-up/own-profile.js'
import type { Bus } from '../../bus/bus.js'
import type { Centre } from '../../desk/centre.js'
import { sessionOf, staffRoles } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { createRateLimit } from '../rate-limit.js'
import { answers, ref } from '../schemas.js'
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '../session-cookie.js'
import { invalid } from './set-up.js'
import type { TypedServer } from './route.js'

interface LogInParts {
  readonly sessions: Sessions
  readonly centre: Centre
  readonly bus: Bus
  readonly pool: pg.Pool
  /** Whether there is a mail server to send by. */
  readonly mailOn: boolean
  /** The tenant's set-up has changed: what is remembered of it does not hold. */
  readonly forget: (tenant: number) => void
  /** Whether browsers reach us by https. */
  readonly secure: boolean
}

const credentials = Type.Object(
  {
    tenant: Type.String({ minLength: 1, maxLength: 64 }),
    user: Type.String({ minLength: 1, maxLength: 64 }),
    password: Type.String({ minLength: 1, maxLength: 256 }),
  },
  { additionalProperties: false },
)

/** Log-in, log-out, who one is, and the ticket that carries a session to a socket. */
export function logInRoutes(
  app: TypedServer,
  { sessions, centre, bus, pool, mailOn, forget, secure }: LogInParts,
): void {
  // Failures alone count: whoever knows the password is never shut out by it, only by somebody else at the same address.
  const guesses = createRateLimit({ burst: 10, refillMs: 5 * 60_000 })
  const guessesOfAddress = createRateLimit({ burst: 100, refillMs: 5 * 60_000 })

  const end = async (session: Session): Promise<void> => {
    await sessions.end(session.id)
    bus.publish({ kind: 'signed_out', session: session.id })
  }
  const me = async ({
    tenant,
    tenantKey,
    tenantName,
    user,
    login,
    name,
    role,
    brands,
    expiresAt,
  }: Session): Promise<unknown> => {
    const directory = await centre.directory(tenant)
    const queues = directory.staff(user)?.queues ?? []
    return {
      id: user,
      user: login,
      name,
      role,
      email: await sessions.emailOf(user),
      tenant: { key: tenantKey, name: tenantName },
      picture: directory.staffPicture(user),
      brands,
      queues,
      mail: mailOn,
      dispositionOptional: directory
        .queues()
        .flatMap(({ id }) => (directory.asksDisposition(id) ? [] : [id])),
      expiresAt,
    }
  }

  app.post('/api/v1/login', {
    schema: {
      operationId: 'logIn',
      summary: 'Starts a session; its token comes as a cookie that scripts cannot read.',
      tags: ['session'],
      'x-roles': ['public'],
      'x-tenant-scoped': false,
      body: credentials,
      response: answers(ref('Me')),
    },
    handler: async (request, reply) => {
      const { tenant, user } = request.body
      const key = JSON.stringify([request.ip, tenant, user])
      if (!guesses.allows(key) || !guessesOfAddress.allows(request.ip)) {
        throw new HttpFault('rate_limited', { detail: 'Too many failed log-ins.', retryAfter: 60 })
      }
      // Counted before the check is awaited, or many guesses at once would all come before the first count.
      guesses.take(key)
      guessesOfAddress.take(request.ip)
      const found = await sessions.check(request.body)
      if (found === null) throw new HttpFault('login_failed')
      guesses.giveBack(key)
      guessesOfAddress.giveBack(request.ip)
      const previous = readSessionCookie(request, secure)
      const ended = previous === null ? null : await sessions.find(previous)
      if (ended !== null) await end(ended)
      const { token, session } = await sessions.open(found)
      setSessionCookie(reply, token, { secure, expiresAt: session.expiresAt })
      return me(session)
    },
  })

  const own = { tags: ['session'], 'x-roles': staffRoles, 'x-tenant-scoped': true } as const
  app.post('/api/v1/logout', {
    schema: {
      operationId: 'logOut',
      summary: 'Ends the session and closes its sockets.',
      ...own,
      response: answers(Type.Object({})),
    },
    handler: async (request, reply) => {
      await end(sessionOf(request))
      clearSessionCookie(reply, secure)
      return {}
    },
  })
  app.get('/api/v1/me', {
    schema: { operationId: 'me', summary: 'Who is logged in.', ...own, response: answers(ref('Me')) },
    handler: async (request) => me(sessionOf(request)),
  })
  app.patch('/api/v1/me', {
    schema: {
      operationId: 'changeMe',
      summary: 'Changes one’s own name or e-mail address; the rest is an administrator’s.',
      ...own,
      body: Type.Object(
        {
          name: Type.Optional(Type.String({ maxLength: 1_000 })),
          email: Type.Optional(Type.Union([Type.String({ maxLength: 1_000 }), Type.Null()])),
        },
        { additionalProperties: false },
      ),
      response: answers(ref('Me')),
    },
    handler: async (request) => {
      const session = sessionOf(request)
      const outcome = await changeOwnProfile(pool, session, request.body)
      if (outcome !== 'changed') throw invalid(outcome)
      forget(session.tenant)
      return me({ ...session, name: (request.body.name ?? session.name).trim().normalize('NFC') })
    },
  })
  app.post('/api/v1/ws-ticket', {
    schema: {
      operationId: 'wsTicket',
      summary: 'A ticket for one socket, good for a minute.',
      ...own,
      response: answers(ref('Ticket')),
    },
    handler: async (request) => sessions.issueTicket(sessionOf(request).id),
  })
}
