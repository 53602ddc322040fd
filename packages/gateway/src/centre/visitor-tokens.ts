import { hkdfSync } from 'node:crypto'
import { SignJWT, errors, jwtVerify } from 'jose'
import { isUuid } from '@switchboard/protocol'

/** What a visitor's token says: who, on which site, of which tenant. `expiresAt` in epoch ms. */
interface VisitorClaim {
  readonly tenant: number
  readonly visitor: string
  readonly site: string
  readonly expiresAt: number
}

/** Signs and reads visitors' tokens; nothing of them is stored. */
export interface VisitorTokens {
  sign(claim: Omit<VisitorClaim, 'expiresAt'>): Promise<string>
  /** The claim of a valid token; `expired` where only time has passed; null for anything else. */
  verify(token: string): Promise<VisitorClaim | 'expired' | null>
  /** As `verify`, but an expired one still names its visitor, for a month: the browser that held it may go on as the same. */
  verifyToRenew(token: string): Promise<VisitorClaim | null>
}

const lifeSeconds = 12 * 3600
const renewableSeconds = 30 * 24 * 3600
const names = { issuer: 'switchboard', audience: 'switchboard:visitor' }

/** `secret` signs more than these tokens, so a key of their own is derived from it. */
export function createVisitorTokens(secret: string): VisitorTokens {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'switchboard visitor token v1', 32))
  const read = async (token: string, clockTolerance: number): Promise<VisitorClaim | 'expired' | null> => {
    try {
      const { payload } = await jwtVerify(token, key, {
        ...names,
        algorithms: ['HS256'],
        clockTolerance,
        requiredClaims: ['exp', 'sub'],
      })
      const { sub, tenant, site, exp } = payload
      if (!isUuid(sub) || !isUuid(site) || typeof tenant !== 'number' || exp === undefined) return null
      return { tenant, visitor: sub, site, expiresAt: exp * 1000 }
    } catch (error) {
      return error instanceof errors.JWTExpired ? 'expired' : null
    }
  }
  return {
    sign: ({ tenant, visitor, site }) =>
      new SignJWT({ tenant, site })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(names.issuer)
        .setAudience(names.audience)
        .setSubject(visitor)
        .setIssuedAt()
        .setExpirationTime(`${lifeSeconds}s`)
        .sign(key),
    verify: (token) => read(token, 0),
    async verifyToRenew(token) {
      const claim = await read(token, renewableSeconds)
      return claim === 'expired' ? null : claim
    },
  }
}
