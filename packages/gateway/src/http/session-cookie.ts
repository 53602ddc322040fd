import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** The prefix binds the cookie to this very host; browsers accept it only with Secure. */
function nameOf(secure: boolean): string {
  return secure ? '__Host-switchboard_session' : 'switchboard_session'
}

function attributes(secure: boolean): { httpOnly: true; sameSite: 'strict'; path: '/'; secure: boolean } {
  return { httpOnly: true, sameSite: 'strict', path: '/', secure }
}

/** The session's token as the browser sent it, or null. */
export function readSessionCookie(request: FastifyRequest, secure: boolean): string | null {
  return request.cookies[nameOf(secure)] ?? null
}

/** `expiresAt` in epoch ms: the cookie goes when the session does. */
export function setSessionCookie(
  reply: FastifyReply,
  token: string,
  at: { secure: boolean; expiresAt: number },
): void {
  void reply.setCookie(nameOf(at.secure), token, {
    ...attributes(at.secure),
    expires: new Date(at.expiresAt),
  })
}

/** Takes the cookie back. */
export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(nameOf(secure), attributes(secure))
}
