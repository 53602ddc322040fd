import { decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose'
import type { JWK } from 'jose'

/** A key of a brand that has not been retired. */
export interface BrandKey {
  readonly kid: string
  readonly alg: 'HS256' | 'ES256'
  readonly jwk: JWK
}

/** Who somebody is, by the word of the brand. `person` is the brand's own id. */
export interface Person {
  readonly person: string
  readonly name: string | null
  readonly email: string | null
}

/** Why a token says nothing; a sentence for the one who signs. */
export interface NotIdentified {
  readonly refused: string
}

/** A token for a page lives minutes; one that opens a person's chats for longer is a mistake. */
const longestMs = 24 * 3_600_000
const leewaySeconds = 30
const mostCharacters = { person: 255, name: 255, email: 320 }

/** Reads a JWT that a brand has signed for a site: by a key of that brand, with the algorithm of the key, for this embed key, not expired. `now` in epoch ms. */
export async function readIdentity(
  token: string,
  site: string,
  { keys, now }: { readonly keys: readonly BrandKey[]; readonly now: number },
): Promise<Person | NotIdentified> {
  const key = keyOf(token, keys)
  if ('refused' in key) return key
  try {
    const { payload } = await jwtVerify(token, await importJWK(key.jwk, key.alg), {
      algorithms: [key.alg],
      audience: site,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: leewaySeconds,
      currentDate: new Date(now),
    })
    if ((payload.exp ?? 0) * 1000 - now > longestMs) return { refused: 'It lives for more than 24 hours.' }
    const person = textOf(payload.sub, mostCharacters.person)
    if (person === null) return { refused: 'sub has to be a text of 1 to 255 characters.' }
    return {
      person,
      name: textOf(payload['name'], mostCharacters.name),
      email: textOf(payload['email'], mostCharacters.email),
    }
  } catch (error) {
    return { refused: whyNot(error, site) }
  }
}

function keyOf(token: string, keys: readonly BrandKey[]): BrandKey | NotIdentified {
  try {
    const { kid } = decodeProtectedHeader(token)
    return keys.find((each) => each.kid === kid) ?? { refused: 'Its kid is of no key of this brand.' }
  } catch {
    return { refused: 'It is not a JWT.' }
  }
}

function whyNot(error: unknown, site: string): string {
  if (error instanceof errors.JWTExpired) return 'It has expired.'
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.claim === 'aud' ? `Its aud is not ${site}.` : `Its claim ${error.claim} is missing or wrong.`
  if (error instanceof errors.JOSEAlgNotAllowed) return 'Its algorithm is not that of the key.'
  return 'Its signature does not hold.'
}

function textOf(value: unknown, most: number): string | null {
  return typeof value === 'string' && value !== '' && value.length <= most ? value : null
}
