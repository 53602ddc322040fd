import type { Role } from '../desk/centre.js'

/** A visitor who has shown a token of one site. */
export interface VisitorIdentity {
  readonly kind: 'visitor'
  readonly tenant: number
  readonly visitor: string
  /** The site's id. */
  readonly site: string
  /** When the token runs out (epoch ms); the socket is then closed with `token_expired`. */
  readonly expiresAt?: number
}

/** A member of staff who has shown a ticket. `session`: the log-in behind it, whose end closes the socket. */
export interface StaffIdentity {
  readonly kind: 'staff'
  readonly tenant: number
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly session: string
}

export type Identity = VisitorIdentity | StaffIdentity

/** What the sockets ask of tokens and sessions. */
export interface Tokens {
  /** Null for what is no token of ours, or a ticket that was used before; `expired` where only time has passed. */
  redeem(token: string): Promise<Identity | 'expired' | null>
  /** Which of these log-ins still stand: a sign-out on a node that shares only the database is found by asking. */
  standing?(sessions: readonly string[]): Promise<readonly string[]>
}
