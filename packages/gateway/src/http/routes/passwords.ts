import { Type } from 'typebox'
import type pg from 'pg'
import type { Mailer } from '../../mail/mailer.js'
import { changeOwnPassword } from '../../centre/set-up/own-password.js'
import { type IssuedLink, findForReset, issueLink, redeemLink } from '../../centre/set-up/one-time-links.js'
import { fault } from '../../centre/set-up/fault.js'
import { sessionOf, staffRoles } from '../access.js'
import { HttpFault } from '../http-fault.js'
import type { OwnOrigins } from '../own-origins.js'
import { createRateLimit } from '../rate-limit.js'
import { answers, idParams, ref } from '../schemas.js'
import { passwordLetter } from '../password-letter.js'
import { authorOf, invalid } from './set-up.js'
import type { TypedServer } from './route.js'

interface PasswordParts {
  readonly pool: pg.Pool
  /** Null: nothing is mailed. */
  readonly mailer: Mailer | null
  readonly own: OwnOrigins
  readonly signOut: (sessions: readonly string[]) => void
  readonly report: (what: string, error: unknown) => void
}

const password = Type.String({ maxLength: 1_024, description: '10 to 256 characters.' })
const quarterMs = 15 * 60_000

/** Invitations, forgotten passwords, and the change of one's own. */
export function passwordRoutes(app: TypedServer, parts: PasswordParts): void {
  invitationRoute(app, parts)
  forgottenRoute(app, parts)
  linkRoute(app, parts)
  ownRoute(app, parts)
}

function linkOf(own: OwnOrigins, { token }: IssuedLink): string {
  // Behind the #: no server, proxy or log on the way sees it.
  return `${own.main}/password#${token}`
}

function invitationRoute(app: TypedServer, { pool, mailer, own }: PasswordParts): void {
  app.post('/api/v1/users/:id/invitation', {
    schema: {
      operationId: 'inviteUser',
      summary:
        'Makes a link by which the user chooses a password, once: mailed where there is a mail server and an address, else answered, to be handed over. It replaces the ones before.',
      tags: ['set-up'],
      'x-roles': ['admin'],
      'x-tenant-scoped': true,
      params: idParams,
      response: answers(ref('Invitation')),
    },
    handler: async (request) => {
      const link = await issueLink(pool, authorOf(sessionOf(request)), {
        user: request.params.id,
        by: 'invitation',
      })
      if (link === null) throw new HttpFault('not_found')
      const { email } = link.user
      const url = linkOf(own, link)
      const sent =
        mailer !== null && email !== null && (await mailer.send({ to: email, ...passwordLetter(link, url) }))
      return sent
        ? { expiresAt: link.expiresAt, sentTo: email, link: null }
        : { expiresAt: link.expiresAt, sentTo: null, link: url }
    },
  })
}

function forgottenRoute(app: TypedServer, { pool, mailer, own, report }: PasswordParts): void {
  const ofUser = createRateLimit({ burst: 3, refillMs: quarterMs })
  const ofAddress = createRateLimit({ burst: 20, refillMs: quarterMs })
  const send = async (who: { readonly tenant: string; readonly user: string }): Promise<void> => {
    const found = await findForReset(pool, who)
    if (found === null || mailer === null) return
    const link = await issueLink(
      pool,
      { tenant: found.tenant, actor: null },
      { user: found.user, by: 'reset' },
    )
    const email = link?.user.email ?? null
    if (link === null || email === null) return
    await mailer.send({ to: email, ...passwordLetter(link, linkOf(own, link)) })
  }
  app.post('/api/v1/password-resets', {
    schema: {
      operationId: 'forgetPassword',
      summary: 'Mails a link for a new password, where that is possible; the answer is the same in any case.',
      tags: ['session'],
      'x-roles': ['public'],
      'x-tenant-scoped': false,
      body: Type.Object(
        {
          tenant: Type.String({ minLength: 1, maxLength: 64 }),
          user: Type.String({ minLength: 1, maxLength: 64 }),
        },
        { additionalProperties: false },
      ),
      response: answers(
        Type.Object({ mails: Type.Boolean({ description: 'Whether there is a mail server.' }) }),
      ),
    },
    handler: async (request) => {
      const { tenant, user } = request.body
      if (!ofAddress.take(request.ip) || !ofUser.take(JSON.stringify([tenant, user])))
        throw new HttpFault('rate_limited', { retryAfter: 300 })
      // Not waited for: how long it takes would tell whether there is such a user.
      void send(request.body).catch((error: unknown) => report('a forgotten password', error))
      return { mails: mailer !== null }
    },
  })
}

function linkRoute(app: TypedServer, { pool, signOut }: PasswordParts): void {
  const tries = createRateLimit({ burst: 20, refillMs: quarterMs })
  app.post('/api/v1/passwords', {
    schema: {
      operationId: 'choosePassword',
      summary: 'Sets a password by the link of an invitation or a reset, once; all sessions of the user end.',
      tags: ['session'],
      'x-roles': ['public'],
      'x-tenant-scoped': false,
      body: Type.Object(
        { token: Type.String({ maxLength: 128 }), password },
        { additionalProperties: false },
      ),
      response: answers(Type.Object({ tenant: Type.String(), user: Type.String() })),
    },
    handler: async (request) => {
      if (!tries.take(request.ip)) throw new HttpFault('rate_limited', { retryAfter: 60 })
      const outcome = await redeemLink(pool, request.body)
      if (outcome === null)
        throw new HttpFault('bad_request', {
          field: 'token',
          detail: 'The link has been used or has expired: ask for a new one.',
        })
      if ('faults' in outcome) throw invalid(outcome.faults)
      signOut(outcome.endedSessions)
      return { tenant: outcome.tenantKey, user: outcome.user }
    },
  })
}

function ownRoute(app: TypedServer, { pool, signOut }: PasswordParts): void {
  const guesses = createRateLimit({ burst: 10, refillMs: quarterMs })
  app.post('/api/v1/me/password', {
    schema: {
      operationId: 'changePassword',
      summary: 'Changes one’s own password; one’s other sessions end.',
      tags: ['session'],
      'x-roles': staffRoles,
      'x-tenant-scoped': true,
      body: Type.Object(
        { current: Type.String({ maxLength: 256 }), password },
        { additionalProperties: false },
      ),
      response: answers(Type.Object({})),
    },
    handler: async (request) => {
      const session = sessionOf(request)
      if (!guesses.take(session.user))
        throw new HttpFault('rate_limited', { detail: 'Too many tries.', retryAfter: 60 })
      const outcome = await changeOwnPassword(pool, session, request.body)
      if (outcome === 'wrong') throw invalid([fault('current', 'password_wrong')])
      if ('faults' in outcome) throw invalid(outcome.faults)
      guesses.giveBack(session.user)
      signOut(outcome.endedSessions)
      return {}
    },
  })
}
