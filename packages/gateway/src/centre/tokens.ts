import type { ErasedVisitors } from '../privacy/erased-visitors.js'
import type { Tokens } from '../sockets/tokens.js'
import { type Sessions, isTicket } from './sessions.js'
import type { VisitorTokens } from './visitor-tokens.js'

/** What a socket's first frame may show: a visitor's token, or a ticket of a member of staff, which is spent by it. */
export function createTokens(
  sessions: Sessions,
  visitorTokens: VisitorTokens,
  erased: ErasedVisitors,
): Tokens {
  return {
    async redeem(token) {
      if (!isTicket(token)) {
        const claim = await visitorTokens.verify(token)
        if (claim === null || claim === 'expired') return claim
        // The browser asks for another one, and gets that of a new visitor.
        return (await erased.has(claim.visitor)) ? 'expired' : { kind: 'visitor', ...claim }
      }
      const session = await sessions.redeemTicket(token)
      if (session === null || session === 'expired') return session
      const { tenant, user, name, role, id } = session
      return { kind: 'staff', tenant, user, name, role, session: id }
    },
    standing: (ids) => sessions.standing(ids),
  }
}
