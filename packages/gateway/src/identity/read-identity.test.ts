import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { readIdentity } from './read-identity.js'
import type { BrandKey } from './read-identity.js'

const now = Date.UTC(2026, 10, 25)
const secret = new TextEncoder().encode('a secret of thirty-two bytes, ok')
const old = new TextEncoder().encode('another secret of thirty-two, ok')
const pair = await generateKeyPair('ES256')
const octets = (bytes: Uint8Array) => ({ kty: 'oct', k: Buffer.from(bytes).toString('base64url') })
const publicJwk = await exportJWK(pair.publicKey)
const keys: BrandKey[] = [
  { kid: 'one', alg: 'HS256', jwk: octets(secret) },
  { kid: 'two', alg: 'ES256', jwk: publicJwk },
]

interface Made {
  readonly kid?: string
  readonly alg?: string
  readonly aud?: string
  readonly sub?: string
  readonly lives?: number
  readonly by?: Parameters<SignJWT['sign']>[0]
}

const make = ({
  kid = 'one',
  alg = 'HS256',
  aud = 'site',
  sub = 'p1',
  lives = 600,
  by = secret,
}: Made = {}) =>
  new SignJWT({ name: 'Lan', email: 7 })
    .setProtectedHeader({ alg, kid })
    .setAudience(aud)
    .setSubject(sub)
    .setExpirationTime(Math.floor(now / 1000) + lives)
    .sign(by)

test('a token by either kind of key says who somebody is; claims of another kind are left out', async () => {
  const person = { person: 'p1', name: 'Lan', email: null }
  expect(await readIdentity(await make(), 'site', { keys, now })).toEqual(person)
  const signed = await make({ kid: 'two', alg: 'ES256', by: pair.privateKey })
  expect(await readIdentity(signed, 'site', { keys, now })).toEqual(person)
})

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const unsigned = (): Promise<string> => {
  const claims = { sub: 'p1', aud: 'site', exp: Math.floor(now / 1000) + 600 }
  return Promise.resolve(`${part({ alg: 'none', kid: 'one' })}.${part(claims)}.`)
}
/** The public key is public: whoever takes it for a secret must not get in. */
const confused = () => make({ kid: 'two', alg: 'HS256', by: Buffer.from(JSON.stringify(publicJwk)) })

test.each<[string, () => Promise<string>, RegExp]>([
  ['that has expired', () => make({ lives: -60 }), /expired/],
  ['for another site', () => make({ aud: 'other' }), /aud/],
  ['by another secret', () => make({ by: old }), /signature/],
  ['by a key that was retired', () => make({ kid: 'zero', by: old }), /kid/],
  ['that lives for days', () => make({ lives: 200_000 }), /24 hours/],
  ['without a person', () => make({ sub: '' }), /sub/],
  ['with no algorithm', unsigned, /algorithm|signature/],
  ['with another algorithm than the key', confused, /algorithm/],
  ['that is none', () => Promise.resolve('hello'), /not a JWT/],
])('a token %s says nothing, and why', async (_name, token, why) => {
  expect(await readIdentity(await token(), 'site', { keys, now })).toEqual({
    refused: expect.stringMatching(why) as string,
  })
})
